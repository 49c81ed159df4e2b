package org.discern.ui.kit;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;

/// The size of the text, for what no style sheet reaches: columns of tables, figures, where to break a line.
public final class TextSize {
    private static final double USUAL_POINTS = 13;

    private TextSize() {}

    /// Calls `resize` with the size of the text in `pane` as a share of its usual size: with 1 now, and whenever it
    /// changes.
    ///
    /// @param pane whose children are not replaced
    public static void follow(Pane pane, DoubleConsumer resize) {
        Label probe = new Label();
        probe.setManaged(false);
        probe.setMouseTransparent(true);
        pane.getChildren().add(probe);
        resize.accept(1);
        follow(probe, resize);
    }

    /// The same for a label or cell, once it is styled.
    public static void follow(Labeled labeled, DoubleConsumer resize) {
        labeled.fontProperty().subscribe((_, now) -> FxThread.soon(() -> resize.accept(now.getSize() / USUAL_POINTS)));
    }
}
