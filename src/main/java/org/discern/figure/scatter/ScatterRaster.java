package org.discern.figure.scatter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws a cloud into pixels. Each class has a plane that holds only how far its points cover each pixel, and
/// one more for those not selected; the planes are coloured and laid over each other last. So classes come and
/// go, and light turns into dark, without a point being drawn again.
///
/// Not for several threads at once.
public final class ScatterRaster {
    /// Opacity of points that are not selected, as a share of that of the others.
    public static final double DIMMED = 0.15;

    private static final double SMALLEST_RADIUS = 1.3;
    private static final double LARGEST_RADIUS = 4.5;
    private static final double OPACITY = 0.82;
    private static final double LEAST_OPACITY = 0.25;
    private static final double CROWDED = 0.25; // points a pixel, times their area, from which they are thinned

    private @Nullable Scene drawn;
    private byte[][] bright = new byte[0][];
    private byte[][] dim = new byte[0][];
    private int planeWidth;
    private int margin;

    /// What is to be drawn.
    ///
    /// @param selected `null` where all points are to be seen alike
    public record Scene(
            PointCloud points,
            Colouring colouring,
            @Nullable BitSet selected,
            Camera camera) {
        public Scene {
            if (points.size() != colouring.size())
                throw new IllegalArgumentException(points.size() + " points, " + colouring.size() + " coloured");
        }

        int width() {
            return Math.max(1, (int) Math.round(camera.width()));
        }

        int height() {
            return Math.max(1, (int) Math.round(camera.height()));
        }

        private boolean alike(@Nullable Scene other) {
            return other != null
                    && points == other.points
                    && colouring == other.colouring
                    && selected == other.selected
                    && camera.equals(other.camera);
        }
    }

    /// The picture, row by row: alpha, red, green and blue of 8 bits each, the colours multiplied by alpha, on
    /// nothing.
    ///
    /// @param hidden classes left out
    /// @param ratio pixels for each of the camera's, as on fine screens
    public int[] draw(Scene scene, BitSet hidden, boolean dark, double ratio) {
        Scene fine = new Scene(
                scene.points(),
                scene.colouring(),
                scene.selected(),
                scene.camera().finer(ratio));
        if (!fine.alike(drawn)) {
            press(fine, ratio);
            drawn = fine;
        }
        return lay(fine, hidden, dark);
    }

    private void press(Scene scene, double ratio) {
        Camera camera = scene.camera();
        double area = camera.width() * camera.height();
        double visible = Math.max(1, visible(scene));
        double radius =
                Math.clamp(0.4 * Math.sqrt(area / visible / Math.PI), SMALLEST_RADIUS * ratio, LARGEST_RADIUS * ratio);
        double crowd = visible * Math.PI * radius * radius / area;
        double opacity = Math.clamp(OPACITY * Math.sqrt(CROWDED / crowd), LEAST_OPACITY, OPACITY);
        margin = 2 * Stamp.reach(radius) + 1; // for a point beyond the edge whose mark reaches in
        planeWidth = scene.width() + 2 * margin;
        int classes = scene.colouring().classes().size();
        bright = planes(bright, classes, scene);
        dim = planes(dim, scene.selected() == null ? 0 : classes, scene);
        IntStream.range(0, classes).parallel().forEach(c -> press(scene, c, radius, opacity));
    }

    private void press(Scene scene, int ofClass, double radius, double opacity) {
        Mark mark = scene.colouring().classes().get(ofClass).mark();
        Stamp stamp = Stamp.of(mark, radius, opacity, planeWidth);
        Camera camera = scene.camera();
        float[] x = scene.points().x();
        float[] y = scene.points().y();
        int reach = margin / 2;
        int right = scene.width() + reach;
        int below = scene.height() + reach;
        BitSet selected = scene.selected();
        for (int i : scene.colouring().members(ofClass)) {
            double px = camera.pixelX(x[i]);
            double py = camera.pixelY(y[i]);
            // So written that a point without a place is left out.
            if (!(px > -reach && px < right && py > -reach && py < below)) continue;
            int middle = ((int) Math.floor(py) + margin) * planeWidth + (int) Math.floor(px) + margin;
            press(stamp, selected == null || selected.get(i) ? bright[ofClass] : dim[ofClass], middle);
        }
    }

    private static void press(Stamp stamp, byte[] plane, int middle) {
        int[] offsets = stamp.offsets();
        int[] cover = stamp.cover();
        for (int k = 0; k < offsets.length; k++) {
            int at = middle + offsets[k];
            int before = plane[at] & 0xff;
            plane[at] = (byte) (before + share(255 - before, cover[k]));
        }
    }

    private int[] lay(Scene scene, BitSet hidden, boolean dark) {
        int[] picture = new int[scene.width() * scene.height()];
        IntStream.range(0, scene.height()).parallel().forEach(row -> {
            layRow(scene, dim, DIMMED, hidden, dark, row, picture);
            layRow(scene, bright, 1, hidden, dark, row, picture);
        });
        return picture;
    }

    private void layRow(
            Scene scene, byte[][] planes, double strength, BitSet hidden, boolean dark, int row, int[] picture) {
        int weight = (int) Math.round(255 * strength);
        for (int c = planes.length - 1; c >= 0; c--) {
            if (hidden.get(c)) continue;
            int colour = scene.colouring().classes().get(c).colour(dark);
            byte[] plane = planes[c];
            int from = (row + margin) * planeWidth + margin;
            int to = row * scene.width();
            for (int k = 0; k < scene.width(); k++) {
                int cover = plane[from + k] & 0xff;
                if (cover != 0) picture[to + k] = over(colour, share(cover, weight), picture[to + k]);
            }
        }
    }

    /// A colour of some opacity laid over a pixel.
    private static int over(int colour, int alpha, int below) {
        int rest = 255 - alpha;
        int a = alpha + share(below >>> 24, rest);
        int r = share(colour >> 16 & 0xff, alpha) + share(below >> 16 & 0xff, rest);
        int g = share(colour >> 8 & 0xff, alpha) + share(below >> 8 & 0xff, rest);
        int b = share(colour & 0xff, alpha) + share(below & 0xff, rest);
        return a << 24 | Math.min(a, r) << 16 | Math.min(a, g) << 8 | Math.min(a, b);
    }

    /// `a` x `b` / 255, rounded, for values of 0 to 255.
    private static int share(int a, int b) {
        return (a * b * 257 + 0x8000) >>> 16;
    }

    private static int visible(Scene scene) {
        Camera camera = scene.camera();
        float left = (float) camera.x(0);
        float right = (float) camera.x(camera.width());
        float top = (float) camera.y(0);
        float bottom = (float) camera.y(camera.height());
        float[] x = scene.points().x();
        float[] y = scene.points().y();
        int visible = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= left && x[i] <= right && y[i] >= bottom && y[i] <= top) visible++;
        }
        return visible;
    }

    /// Empty planes, those of before where they are of the right size.
    private byte[][] planes(byte[][] before, int count, Scene scene) {
        int size = planeWidth * (scene.height() + 2 * margin);
        byte[][] planes = new byte[count][];
        for (int c = 0; c < count; c++) {
            if (c < before.length && before[c].length == size) {
                planes[c] = before[c];
                Arrays.fill(planes[c], (byte) 0);
            } else {
                planes[c] = new byte[size];
            }
        }
        return planes;
    }
}
