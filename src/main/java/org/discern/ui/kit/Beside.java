package org.discern.ui.kit;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A main part with a side at its right; where both together are too narrow the side stands below, and both are
/// scrolled.
public final class Beside extends StackPane {
    private final Region main;
    private final Region side;
    private final double leastWidth;
    private final double leastHeight;
    private double text = 1;
    private boolean below;

    /// @param leastWidth of both beside each other, at the usual size of text
    /// @param leastHeight of the main part, where the side stands below
    public Beside(Region main, Region side, double leastWidth, double leastHeight) {
        this.main = main;
        this.side = side;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        setMinSize(0, 0);
        StackPane content = new StackPane();
        getChildren().add(content);
        TextSize.follow(this, size -> {
            text = size;
            arrange(content);
        });
        widthProperty().subscribe(() -> FxThread.soon(() -> arrange(content)));
    }

    private void arrange(StackPane content) {
        boolean narrow = getWidth() > 0 && getWidth() < leastWidth * text;
        if (!content.getChildren().isEmpty() && narrow == below) return;
        below = narrow;
        main.setMinHeight(narrow ? leastHeight * text : 0);
        Region arranged = narrow ? Controls.scrolling(new VBox(12, main, side)) : besides();
        content.getChildren().setAll(arranged);
    }

    private BorderPane besides() {
        ScrollPane scrolled = Controls.scrolling(side);
        scrolled.setMinWidth(USE_PREF_SIZE);
        BorderPane besides = new BorderPane(main);
        besides.setRight(scrolled);
        return besides;
    }
}
