package org.discern.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import org.discern.figure.scatter.Camera;
import org.discern.figure.scatter.Colouring;
import org.discern.figure.scatter.PointCloud;
import org.discern.figure.scatter.ScatterRaster;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/// A cloud of points as one picture in the data area of a plot, fine enough for what it is drawn on.
final class CloudAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double VECTOR_RATIO = 3; // an SVG has no pixels of its own

    private final transient PointCloud points;
    private final transient Colouring colouring;
    private final FigureTheme theme;

    CloudAnnotation(PointCloud points, Colouring colouring, FigureTheme theme) {
        this.points = points;
        this.colouring = colouring;
        this.theme = theme;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int index,
            PlotRenderingInfo info) {
        Camera camera = new Camera(
                domain.getRange().getCentralValue(),
                range.getRange().getCentralValue(),
                area.getWidth() / domain.getRange().getLength(),
                area.getWidth(),
                area.getHeight());
        double ratio =
                Math.max(g2.getTransform().getScaleX(), g2 instanceof org.jfree.svg.SVGGraphics2D ? VECTOR_RATIO : 1);
        int width = (int) Math.round(area.getWidth() * ratio);
        int height = (int) Math.round(area.getHeight() * ratio);
        int[] pixels = new ScatterRaster()
                .draw(new ScatterRaster.Scene(points, colouring, null, camera), new BitSet(), theme.dark(), ratio);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        AffineTransform place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        place.scale(area.getWidth() / width, area.getHeight() / height);
        g2.drawImage(image, place, null);
    }
}
