package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.discern.config.AugmentConfig;
import org.discern.model.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    @ParameterizedTest
    @CsvSource({"300, 256, 224", "256, 300, 64", "50, 50, 64", "1, 1, 32", "3, 90, 16", "700, 500, 31"})
    void withoutAugmentationARandomViewIsThePlainView(int width, int height, int side) {
        GreyImage film = Pictures.noise(width, height, 5);
        Augmentation augmentation = new Augmentation(Pictures.IDENTITY, side, 0, 1);
        assertArrayEquals(plain(augmentation, film), random(augmentation, film, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 100, 224, 400})
    void plainViewShowsTheMiddleOfTheFilm(int side) {
        GreyImage film = Pictures.waves(300, 200);
        float[] view = plain(new Augmentation(Pictures.IDENTITY, side, 0, 1), film);
        int border = (int) Math.ceil(side / 100.0);
        for (int y = border; y < side - border; y++) {
            for (int x = border; x < side - border; x++) {
                double expected = Pictures.wave((50 + 200 * (x + 0.5) / side) / 300, (y + 0.5) / side);
                assertEquals(expected, view[y * side + x], 0.01, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void aFilmOfTheViewsSizeIsShownPixelByPixel() {
        GreyImage film = Pictures.noise(40, 40, 9);
        float[] view = plain(new Augmentation(Pictures.IDENTITY, 40, 0, 1), film);
        for (int i = 0; i < view.length; i++) assertEquals((film.pixels()[i] & 0xff) / 255.0, view[i], 0.0006);
    }

    @Test
    void standardisesByTheGivenMeanAndDeviation() {
        GreyImage film = Pictures.noise(64, 64, 2);
        float[] raw = plain(new Augmentation(Pictures.IDENTITY, 64, 0, 1), film);
        float[] standardised = plain(new Augmentation(Pictures.IDENTITY, 64, 0.5, 0.25), film);
        for (int i = 0; i < raw.length; i++) assertEquals((raw[i] - 0.5) / 0.25, standardised[i], 1e-5);
    }

    @Test
    void theSameRandomStateGivesTheSameViewAndAnotherDoesNot() {
        GreyImage film = Pictures.waves(120, 100);
        Augmentation augmentation = new Augmentation(Pictures.STRONG, 48, 0.5, 0.25);
        assertArrayEquals(random(augmentation, film, 4), random(augmentation, film, 4));
        assertFalse(Arrays.equals(random(augmentation, film, 4), random(augmentation, film, 5)));
    }

    @Test
    void flipsHappenAsOftenAsAsked() {
        GreyImage film = Pictures.waves(80, 80);
        AugmentConfig config = new AugmentConfig(1, 1, 1, 0.3, 0.6, 0, 0, 0, 0, 0, 0, 0, 1, 1, false);
        Augmentation augmentation = new Augmentation(config, 20, 0, 1);
        float[] plain = plain(augmentation, film);
        int horizontal = 0;
        int vertical = 0;
        for (int seed = 0; seed < 2000; seed++) {
            float[] view = random(augmentation, film, seed);
            int corner = nearest(view[0], plain[0], plain[19], plain[380], plain[399]);
            horizontal += corner & 1;
            vertical += corner >> 1;
        }
        assertEquals(600, horizontal, 4 * Math.sqrt(2000 * 0.21));
        assertEquals(1200, vertical, 4 * Math.sqrt(2000 * 0.24));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void greyValuesStayBetweenBlackAndWhite(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GreyImage film = Pictures.noise(1 + random.nextInt(90), 1 + random.nextInt(90), seed);
        AugmentConfig unequalised = new AugmentConfig(0.01, 1, 4, 0.5, 0.5, 180, 1, 1, 1, 0.1, 5, 1, 0.5, 1, false);
        for (AugmentConfig config : new AugmentConfig[] {Pictures.STRONG, unequalised}) {
            for (float value : random(new Augmentation(config, 40, 0, 1), film, seed)) {
                assertTrue(value >= 0 && value <= 1.000001f, "value " + value);
            }
        }
    }

    @Test
    void writesOnlyItsPartOfTheBatch() {
        float[] batch = new float[3 * 256];
        Arrays.fill(batch, 42);
        new Augmentation(Pictures.STRONG, 16, 0, 1)
                .randomView(Pictures.noise(30, 30, 1), new SplittableRandom(1), batch, 256);
        for (int i = 0; i < 256; i++) {
            assertEquals(42, batch[i]);
            assertEquals(42, batch[512 + i]);
        }
        assertTrue(batch[256] != 42 && batch[511] != 42);
    }

    private static int nearest(float value, float... candidates) {
        int best = 0;
        for (int i = 1; i < candidates.length; i++) {
            if (Math.abs(value - candidates[i]) < Math.abs(value - candidates[best])) best = i;
        }
        return best;
    }

    private static float[] plain(Augmentation augmentation, GreyImage film) {
        float[] view = new float[augmentation.sidePixels() * augmentation.sidePixels()];
        augmentation.plainView(film, view, 0);
        return view;
    }

    private static float[] random(Augmentation augmentation, GreyImage film, long seed) {
        float[] view = new float[augmentation.sidePixels() * augmentation.sidePixels()];
        augmentation.randomView(film, new SplittableRandom(seed), view, 0);
        return view;
    }
}
