package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import org.discern.model.ConfidenceInterval;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;

/// What figures mark points, intervals and references with.
final class FigureMarks {
    static final Shape DOT = new Ellipse2D.Double(-3, -3, 6, 6);
    static final BasicStroke DOTTED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {1, 3}, 0);
    private static final BasicStroke THIN = new BasicStroke(1.1f);

    private FigureMarks() {}

    /// An upright line from the lower to the upper end of an interval at `x`.
    static void interval(XYLineAndShapeRenderer renderer, double x, ConfidenceInterval interval, Color colour) {
        renderer.addAnnotation(
                new XYLineAnnotation(x, interval.low(), x, interval.high(), THIN, colour), Layer.BACKGROUND);
    }
}
