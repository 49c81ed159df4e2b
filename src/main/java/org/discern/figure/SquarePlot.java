package org.discern.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/// A plot whose data area is a square whatever the figure's shape, so that a unit is as long on either axis.
final class SquarePlot extends XYPlot {
    private static final long serialVersionUID = 1L;

    SquarePlot(DefaultXYDataset data, NumberAxis domain, NumberAxis range, XYLineAndShapeRenderer renderer) {
        super(data, domain, range, renderer);
    }

    @Override
    protected AxisSpace calculateAxisSpace(Graphics2D g2, Rectangle2D plotArea) {
        AxisSpace space = super.calculateAxisSpace(g2, plotArea);
        Rectangle2D data = space.shrink(plotArea, null);
        double surplus = data.getWidth() - data.getHeight();
        space.setRight(space.getRight() + Math.max(0, surplus));
        space.setBottom(space.getBottom() + Math.max(0, -surplus));
        return space;
    }
}
