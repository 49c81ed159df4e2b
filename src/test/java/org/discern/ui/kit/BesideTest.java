package org.discern.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.discern.testing.Fx;
import org.junit.jupiter.api.Test;

class BesideTest {
    private final Region main = new Region();
    private final Region side = new Region();
    private final StackPane root = Fx.call(() -> {
        side.setMinSize(200, 300);
        side.setPrefSize(200, 300);
        return new StackPane(new Beside(main, side, 560, 400));
    });

    @Test
    void theSideStandsAtTheRightWhereThereIsRoomAndBelowElse() {
        show(700, 500);
        assertEquals(200, side.getWidth());
        assertTrue(place(side).getMinX() >= place(main).getMaxX(), "at the right");
        assertTrue(main.getHeight() > 450, "the main part is as high as there is room");
        show(500, 500);
        assertTrue(place(side).getMinY() >= place(main).getMaxY(), "below");
        assertEquals(400, main.getHeight(), "what it needs to be read");
        show(700, 500);
        assertTrue(place(side).getMinX() >= place(main).getMaxX(), "at the right again");
    }

    @Test
    void largerTextNeedsMoreRoom() {
        Fx.run(() -> root.setStyle("-fx-font-size: 19.5px"));
        show(700, 500);
        assertTrue(place(side).getMinY() >= place(main).getMaxY(), "below");
        assertEquals(600, main.getHeight());
    }

    private void show(double width, double height) {
        for (int i = 0; i < 2; i++) Fx.snapshot(root, width, height, List.of(), "beside");
        Fx.run(() -> {
            root.applyCss();
            root.layout();
        });
    }

    private Bounds place(Region part) {
        return Fx.call(() -> part.localToScene(part.getLayoutBounds()));
    }
}
