package org.discern.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.discern.testing.Fx;
import org.junit.jupiter.api.Test;

class EndsTest {
    @Test
    void bothStandInOneLineWhereTheyFitAndBelowEachOtherElse() {
        Fx.run(() -> {
            Region left = part(200, 20);
            Region right = part(100, 30);
            Ends ends = new Ends(left, right);
            layOut(ends, 400);
            assertEquals(30, ends.getHeight());
            assertEquals(0, left.getLayoutX());
            assertEquals(400, right.getBoundsInParent().getMaxX());
            layOut(ends, 290);
            assertTrue(ends.getHeight() >= 50, "two lines");
            assertTrue(right.getLayoutY() >= left.getBoundsInParent().getMaxY(), "nothing is covered");
            layOut(ends, 150);
            assertTrue(left.getWidth() <= 150, "no wider than there is room");
        });
    }

    @Test
    void whatIsBrokenIntoLinesCountsAsOneLine() {
        Fx.run(() -> {
            FlowPane left = new FlowPane(4, 4, part(90, 20), part(90, 20), part(90, 20), part(90, 20), part(90, 20));
            Region right = part(100, 20);
            Ends ends = new Ends(left, right);
            layOut(ends, 600);
            assertEquals(20, ends.getHeight(), "a flow's own wish is a width of 400, and two lines");
            layOut(ends, 300);
            assertEquals(44, left.getHeight());
            Bounds flow = left.getBoundsInParent();
            assertTrue(right.getLayoutY() >= flow.getMaxY(), "nothing is covered");
        });
    }

    private static void layOut(Ends ends, double width) {
        ends.resize(width, ends.prefHeight(width));
        ends.layout();
        ends.getChildren().forEach(child -> ((Region) child).layout());
    }

    private static Region part(double width, double height) {
        Region part = new Region();
        part.setMinSize(10, height);
        part.setPrefSize(width, height);
        return part;
    }
}
