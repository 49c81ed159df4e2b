package org.discern.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/// Charts as files. The data of a figure is [Figure#table], whose [Table#csv] is its CSV.
public final class Export {
    private Export() {}

    /// `chart` as an SVG element that scales with its surroundings. The same chart gives the same text;
    /// different charts can stand in one page, as the ids within are made from the content.
    ///
    /// @param width in CSS pixels, as is `height`
    public static String svg(JFreeChart chart, int width, int height) {
        String draft = svg(chart, width, height, "c-");
        return svg(chart, width, height, "c" + Integer.toHexString(draft.hashCode()) + "-");
    }

    /// `chart` as a PNG file; with an alpha channel where its background is not opaque.
    ///
    /// @param width in points, as is `height`
    /// @param scale pixels a point: 1, 2 or 4, say
    public static byte[] png(JFreeChart chart, int width, int height, int scale) {
        boolean opaque = chart.getBackgroundPaint() instanceof Color background && background.getAlpha() == 255;
        var image = new BufferedImage(
                width * scale, height * scale, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g2.scale(scale, scale);
            chart.draw(g2, new Rectangle2D.Double(0, 0, width, height));
        } finally {
            g2.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
        return bytes.toByteArray();
    }

    private static String svg(JFreeChart chart, int width, int height, String idPrefix) {
        var g2 = new SVGGraphics2D(width, height);
        var hundredths = Format.decimal("0.##"); // which no eye resolves, and which keeps reports small
        g2.setGeomDoubleConverter(hundredths::format);
        g2.setTransformDoubleConverter(hundredths::format);
        g2.setDefsKeyPrefix(idPrefix);
        chart.draw(g2, new Rectangle2D.Double(0, 0, width, height));
        String element = g2.getSVGElement(null, true, new ViewBox(0, 0, width, height), null, null);
        return Html.printable(element);
    }
}
