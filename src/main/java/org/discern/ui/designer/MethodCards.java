package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.config.Method;
import org.discern.ui.kit.Controls;

/// The choice of method, with what each one does.
final class MethodCards extends HBox {
    MethodCards(DesignerViewModel model) {
        super(12);
        getStyleClass().add("method-cards");
        ToggleGroup group = new ToggleGroup();
        for (Method method : Method.values()) {
            ToggleButton card = card(method);
            card.setToggleGroup(group);
            // A click on the chosen card would otherwise leave no method chosen.
            card.setOnAction(_ -> {
                card.setSelected(true);
                model.choose(method);
            });
            model.methodProperty().subscribe(chosen -> card.setSelected(chosen == method));
            getChildren().add(withText(card, method));
        }
    }

    private static ToggleButton card(Method method) {
        ToggleButton card = new ToggleButton();
        card.setId("method-" + method.name());
        card.setAccessibleText(method.title() + ": " + meaning(method));
        card.getStyleClass().add("method-card");
        card.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        card.setMinSize(0, 0);
        return card;
    }

    /// The text lies over the button: a button would give text that wraps the height of its narrowest column.
    private static StackPane withText(ToggleButton card, Method method) {
        Label text = Controls.label(meaning(method), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        text.setWrapText(true);
        VBox content = new VBox(2, Controls.label(method.title(), Styles.TEXT_BOLD), text);
        content.getStyleClass().add("method-text");
        content.setMouseTransparent(true);
        StackPane both = new StackPane(card, content);
        both.setPrefWidth(200);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        return both;
    }

    private static String meaning(Method method) {
        return switch (method) {
            case MOCO -> "Two views of the same film belong together";
            case MEDAUG -> "Films of the same patient belong together";
            case DISCERN -> "MedAug, with negatives weighted by disease";
        };
    }
}
