package org.discern.figure.scatter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/// A mark as pixels, to be pressed onto a plane wherever a point is.
///
/// @param offsets of the pixels that it covers, from its middle, in a plane
/// @param cover of each of them, 1 to 255
record Stamp(int[] offsets, int[] cover) {
    private static final double LINE = 1.1;

    /// Pixels that a stamp of `radius` reaches to each side at most.
    static int reach(double radius) {
        return (int) Math.ceil(1.3 * radius + LINE);
    }

    /// @param opacity of a pixel that is wholly covered, 0 to 1
    /// @param planeWidth of the plane that it is for
    static Stamp of(Mark mark, double radius, double opacity, int planeWidth) {
        int reach = reach(radius);
        int side = 2 * reach + 1;
        int[] grey = pixels(mark, radius, side);
        int[] covered = IntStream.range(0, grey.length)
                .filter(i -> Math.round(grey[i] * opacity) > 0)
                .toArray();
        int[] offsets = new int[covered.length];
        int[] cover = new int[covered.length];
        for (int k = 0; k < covered.length; k++) {
            offsets[k] = (covered[k] / side - reach) * planeWidth + covered[k] % side - reach;
            cover[k] = (int) Math.round(grey[covered[k]] * opacity);
        }
        return new Stamp(offsets, cover);
    }

    private static int[] pixels(Mark mark, double radius, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        pen.translate(side / 2.0, side / 2.0);
        pen.setStroke(new BasicStroke((float) Math.max(LINE, radius / 3)));
        if (mark.filled()) pen.fill(mark.shape(radius));
        else pen.draw(mark.shape(radius));
        pen.dispose();
        return image.getRaster().getPixels(0, 0, side, side, (int[]) null);
    }
}
