package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.discern.model.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void interpolatesAsTheNaiveLoopDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GreyImage picture = Pictures.noise(40, 30, seed);
        Crop crop = new Crop(20 * random.nextDouble(), 12 * random.nextDouble(), 20, 18);
        ViewMap map = ViewMap.of(crop, 25, random.nextBoolean(), random.nextBoolean(), 2 * random.nextDouble());
        float[] view = sample(picture, map, 25);
        for (int i = 0; i < view.length; i++) {
            assertEquals(bilinear(picture, map, i % 25, i / 25), view[i], 0.002, "pixel " + i);
        }
    }

    /// The reference crops and resizes to a square, then flips that, then rotates that: three resamplings of a
    /// smooth picture.
    @ParameterizedTest
    @CsvSource({"false, false, 10", "true, false, -7", "false, true, 25", "true, true, 90", "true, false, 170"})
    void oneMapDoesWhatItsStepsDo(boolean flipHorizontally, boolean flipVertically, double degrees) {
        GreyImage picture = Pictures.waves(240, 200);
        Crop crop = new Crop(31.5, 20.25, 160, 120);
        int side = 128;
        double radians = Math.toRadians(degrees);
        float[] composed = sample(picture, ViewMap.of(crop, side, flipHorizontally, flipVertically, radians), side);
        GreyImage cropped = image(sample(picture, ViewMap.of(crop, side, false, false, 0), side), side);
        GreyImage flipped = Pictures.of(
                side,
                side,
                (x, y) -> cropped.at(flipHorizontally ? side - 1 - x : x, flipVertically ? side - 1 - y : y));
        for (int i = 0; i < composed.length; i++) {
            double x = i % side - 63.5;
            double y = i / side - 63.5;
            double column = 63.5 + Math.cos(radians) * x - Math.sin(radians) * y;
            double row = 63.5 + Math.sin(radians) * x + Math.cos(radians) * y;
            if (Math.min(column, row) < 1 || Math.max(column, row) > side - 2) {
                continue; // beyond the crop only the film goes on
            }
            assertEquals(
                    flipped.at((int) Math.round(column), (int) Math.round(row)) / 255.0,
                    composed[i],
                    0.02,
                    "pixel " + i);
        }
    }

    @Test
    void turnsAnticlockwise() {
        GreyImage picture =
                Pictures.of(65, 65, (x, y) -> x > 50 && Math.abs(y - 32) < 8 ? 255 : 0); // bright to the right
        float[] view = sample(picture, ViewMap.of(Crop.centralSquare(65, 65), 65, false, false, Math.PI / 2), 65);
        assertTrue(view[5 * 65 + 32] > 0.9, "bright at the top");
        assertTrue(view[59 * 65 + 32] < 0.1, "dark at the bottom");
    }

    @ParameterizedTest
    @CsvSource({"64, 90, 70", "32, 90, 70", "100, 33, 41", "7, 7, 7"})
    void aFlipTwiceIsNone(int side, int width, int height) {
        GreyImage picture = Pictures.noise(width, height, 4);
        GreyImage mirrored = Pictures.of(width, height, (x, y) -> picture.at(width - 1 - x, y));
        Crop crop = Crop.centralSquare(width, height);
        float[] view = sample(picture, ViewMap.of(crop, side, false, false, 0), side);
        float[] twice = sample(mirrored, ViewMap.of(crop, side, true, false, 0), side);
        assertArrayEquals(view, twice, width % 2 == 0 || side > width / 2 ? 0.001f : 0.02f);
    }

    @Test
    void beyondTheBorderTheBorderGoesOn() {
        GreyImage picture = Pictures.of(20, 20, (x, _) -> x < 10 ? 50 : 200);
        float[] view = sample(picture, ViewMap.of(new Crop(-100, -100, 220, 220), 200, false, false, 0.3), 200);
        for (float value : view) assertTrue(value > 49.9 / 255 && value < 200.1 / 255, "value " + value);
    }

    @Test
    void fineStructureDoesNotAliasWhenReduced() {
        GreyImage board = Pictures.of(512, 512, (x, y) -> (x + y) % 2 == 0 ? 255 : 0);
        for (int side : new int[] {32, 64, 100, 128, 200, 256}) {
            float[] view = sample(board, ViewMap.of(Crop.centralSquare(512, 512), side, false, false, 0.1), side);
            for (float value : view) assertEquals(0.5, value, 0.01, "side " + side);
        }
    }

    @Test
    void halvingAveragesFourPixelsAndKeepsTheOddRest() {
        GreyImage half = Resampler.halved(Pictures.of(3, 3, (x, y) -> 10 * x + 50 * y));
        assertEquals(2, half.width());
        assertEquals(2, half.height());
        assertEquals(30, half.at(0, 0));
        assertEquals(45, half.at(1, 0));
        assertEquals(105, half.at(0, 1));
        assertEquals(120, half.at(1, 1));
    }

    private static double bilinear(GreyImage picture, ViewMap map, int column, int row) {
        double x = Math.clamp(map.xByColumn() * column + map.xByRow() * row + map.x0() - 0.5, 0, picture.width() - 1);
        double y = Math.clamp(map.yByColumn() * column + map.yByRow() * row + map.y0() - 0.5, 0, picture.height() - 1);
        int left = Math.min((int) x, picture.width() - 2);
        int top = Math.min((int) y, picture.height() - 2);
        double above = picture.at(left, top) * (left + 1 - x) + picture.at(left + 1, top) * (x - left);
        double below = picture.at(left, top + 1) * (left + 1 - x) + picture.at(left + 1, top + 1) * (x - left);
        return (above * (top + 1 - y) + below * (y - top)) / 255;
    }

    private static float[] sample(GreyImage picture, ViewMap map, int side) {
        float[] view = new float[side * side];
        Resampler.sample(picture, map, side, view, 0);
        return view;
    }

    private static GreyImage image(float[] view, int side) {
        return Pictures.of(side, side, (x, y) -> Math.round(view[y * side + x] * 255));
    }
}
