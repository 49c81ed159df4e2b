package org.discern.figure.scatter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScatterRasterTest {
    private static final PointClass RED = new PointClass("red", 0xff0000, 0xff8080, Mark.SQUARE);
    private static final PointClass BLUE = new PointClass("blue", 0x0000ff, 0x8080ff, Mark.SQUARE);
    private static final BitSet NONE = new BitSet();
    private static final Camera CAMERA = new Camera(0, 0, 1, 101, 61);

    private final ScatterRaster raster = new ScatterRaster();

    @Test
    void aPointIsDrawnInItsColourAtItsPlaceAndNowhereElse() {
        int[] picture = draw(cloud(20.5, -10.5), List.of(RED), null, NONE, false);
        assertRed(at(picture, 71, 41));
        assertEquals(0, at(picture, 71 + 8, 41));
        assertEquals(0, at(picture, 50, 30));
    }

    @Test
    void theFirstClassLiesOnTop() {
        PointCloud both = new PointCloud(new float[] {0.5f, 0.5f}, new float[] {0.5f, 0.5f});
        int[] picture = draw(both, List.of(RED, BLUE), null, NONE, false);
        int middle = at(picture, 51, 30);
        assertTrue((middle >> 16 & 0xff) > 3 * (middle & 0xff), Integer.toHexString(middle));
    }

    @Test
    void aHiddenClassIsGoneAndComesBackTheSame() {
        PointCloud two = new PointCloud(new float[] {-20, 20}, new float[] {0, 0});
        ScatterRaster.Scene scene = new ScatterRaster.Scene(two, colouring(List.of(RED, BLUE), 2), null, CAMERA);
        int[] all = raster.draw(scene, NONE, false, 1);
        BitSet red = new BitSet();
        red.set(0);
        int[] withoutRed = raster.draw(scene, red, false, 1);
        assertEquals(0, at(withoutRed, 30, 30));
        assertNotEquals(0, at(withoutRed, 70, 30));
        assertArrayEquals(all, raster.draw(scene, NONE, false, 1));
    }

    @Test
    void pointsNotSelectedAreDimmedAndNeverAddUpToMore() {
        float[] same = new float[200];
        PointCloud pile = new PointCloud(same, same);
        BitSet nothing = new BitSet();
        int[] picture = draw(pile, List.of(RED), nothing, NONE, false);
        int alpha = at(picture, 50, 30) >>> 24;
        assertEquals(255 * ScatterRaster.DIMMED, alpha, 1.5);
        BitSet one = new BitSet();
        one.set(7);
        assertTrue((at(draw(pile, List.of(RED), one, NONE, false), 50, 30) >>> 24) > 4 * alpha);
    }

    @Test
    void darkAndLightDifferInColourOnly() {
        PointCloud point = cloud(0.5, 0.5);
        int[] light = draw(point, List.of(RED), null, NONE, false);
        int[] dark = draw(point, List.of(RED), null, NONE, true);
        for (int i = 0; i < light.length; i++) assertEquals(light[i] >>> 24, dark[i] >>> 24);
        assertNotEquals(at(light, 51, 30), at(dark, 51, 30));
    }

    @Test
    void pointsAtAndBeyondTheEdgesDoNoHarm() {
        float[] x = {-51, 51, 0, 0, -50.5f, 1e9f, Float.NaN, -54, 54};
        float[] y = {0, 0, 31, -31, 30.5f, -1e9f, 0, 33, -33};
        int[] picture = draw(new PointCloud(x, y), List.of(RED), null, NONE, false);
        assertEquals(101 * 61, picture.length);
        assertRed(at(picture, 0, 0));
    }

    @Test
    void aFineScreenGetsMorePixelsOfTheSamePicture() {
        PointCloud point = cloud(20.5, -10.5);
        var scene = new ScatterRaster.Scene(point, colouring(List.of(RED), 1), null, CAMERA);
        int[] fine = raster.draw(scene, NONE, false, 2);
        assertEquals(4 * 101 * 61, fine.length);
        assertRed(fine[82 * 202 + 142]);
    }

    private int[] draw(
            PointCloud points, List<PointClass> classes, @Nullable BitSet selected, BitSet hidden, boolean dark) {
        var scene = new ScatterRaster.Scene(points, colouring(classes, points.size()), selected, CAMERA);
        return raster.draw(scene, hidden, dark, 1);
    }

    /// Points take turns in the classes.
    private static Colouring colouring(List<PointClass> classes, int points) {
        byte[] of = new byte[points];
        for (int i = 0; i < points; i++) of[i] = (byte) (i % classes.size());
        return new Colouring("test", classes, of);
    }

    private static PointCloud cloud(double x, double y) {
        return PointCloud.of(new double[] {x}, new double[] {y});
    }

    private static int at(int[] picture, int x, int y) {
        return picture[y * 101 + x];
    }

    private static void assertRed(int pixel) {
        assertTrue(
                (pixel >>> 24) > 150 && (pixel >> 16 & 0xff) > 150 && (pixel & 0xffff) == 0,
                Integer.toHexString(pixel));
    }
}
