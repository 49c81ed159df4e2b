package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.discern.model.ConfidenceInterval;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;

/// What figures mark points, intervals and references with.
final class FigureMarks {
    static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);
    /// Told apart without colour, for curves beyond those that have a style of their own.
    private static final List<Shape> SHAPES = List.of(
            DOT,
            new Rectangle2D.Double(-3, -3, 6, 6),
            polygon(0, -4.5, 4, 3, -4, 3),
            polygon(0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0),
            polygon(0, 4.5, 4, -3, -4, -3));
    static final BasicStroke DOTTED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {1, 3}, 0);
    static final BasicStroke THIN = new BasicStroke(1.1f);

    private FigureMarks() {}

    /// The mark of the `index`-th (from 0) curve of a figure; they repeat after the last.
    static Shape shape(int index) {
        return SHAPES.get(index % SHAPES.size());
    }

    private static Shape polygon(double... coordinates) {
        Path2D path = new Path2D.Double();
        path.moveTo(coordinates[0], coordinates[1]);
        for (int i = 2; i < coordinates.length; i += 2) path.lineTo(coordinates[i], coordinates[i + 1]);
        path.closePath();
        return path;
    }

    /// An upright line from the lower to the upper end of an interval at `x`.
    static void interval(XYLineAndShapeRenderer renderer, double x, ConfidenceInterval interval, Color colour) {
        renderer.addAnnotation(
                new XYLineAnnotation(x, interval.low(), x, interval.high(), THIN, colour), Layer.BACKGROUND);
    }
}
