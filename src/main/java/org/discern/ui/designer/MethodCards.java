package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
            getChildren().add(card);
        }
    }

    private static ToggleButton card(Method method) {
        Label text = Controls.label(meaning(method), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        text.setWrapText(true);
        VBox content = new VBox(2, Controls.label(method.title(), Styles.TEXT_BOLD), text);
        ToggleButton card = new ToggleButton(null, content);
        card.setId("method-" + method.name());
        card.setAccessibleText(method.title() + ": " + meaning(method));
        card.getStyleClass().add("method-card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setPrefWidth(200);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private static String meaning(Method method) {
        return switch (method) {
            case MOCO -> "Two views of the same film belong together";
            case MEDAUG -> "Films of the same patient belong together";
            case DISCERN -> "MedAug, with negatives weighted by disease";
        };
    }
}
