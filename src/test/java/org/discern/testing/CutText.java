package org.discern.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Texts of controls that are shortened for want of room, beside those of cells.
public final class CutText {
    private CutText() {}

    /// As they should be read; of what is seen below `root`, in order.
    public static List<String> below(Parent root) {
        return Fx.call(() -> {
            List<String> cut = new ArrayList<>();
            gather(root, cut);
            return cut;
        });
    }

    private static void gather(Node node, List<String> cut) {
        // What cells show is data, of any length.
        if (!node.isVisible() || node instanceof IndexedCell) return;
        if (node instanceof Labeled labeled) {
            String whole = labeled.getText();
            for (Node child : labeled.getChildrenUnmodifiable()) {
                boolean shortened = child instanceof Text shown
                        && child != labeled.getGraphic() // an icon is text too
                        && shown.isVisible()
                        && whole != null
                        && !whole.isBlank()
                        && !shown.getText().equals(whole);
                if (shortened) cut.add(whole);
            }
        }
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> gather(child, cut));
    }
}
