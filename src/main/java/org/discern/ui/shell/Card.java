package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.discern.ui.kit.Controls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What stands over the window for a moment: a title, a way to close it, and its content.
final class Card extends BorderPane {
    Card(String title, Node content, Runnable close) {
        getStyleClass().add("card");
        HBox head = new HBox(
                8,
                Controls.label(title, Styles.TITLE_4),
                Controls.spacer(),
                Controls.iconButton(Material2OutlinedAL.CLOSE, "Close (Esc)", close));
        head.getStyleClass().add("card-head");
        setTop(head);
        setCenter(content);
    }

    Card sized(double width, double height) {
        setPrefWidth(width);
        setMaxSize(width, height);
        return this;
    }
}
