package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.discern.model.GreyImage;
import org.discern.testing.RealData;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final int CANDIDATE = 12;

    @Test
    void aFilmIsItself() {
        GreyImage film = blobs(1);
        assertEquals(0, PerceptualHash.distance(PerceptualHash.of(film), PerceptualHash.of(film)));
        assertEquals(1, Likeness.of(film, film), 1e-9);
    }

    @Test
    void copiesAreFoundInAnySizeAndBrightnessAndSlightlyCropped() {
        for (int seed = 0; seed < 20; seed++) {
            GreyImage film = blobs(seed);
            for (GreyImage copy : List.of(half(film), darker(film))) {
                assertTrue(distance(film, copy) <= CANDIDATE, "seed " + seed);
                assertTrue(Likeness.of(film, copy) >= Likeness.OF_COPIES, "seed " + seed);
            }
            assertTrue(Likeness.of(film, cropped(film, 0.03)) >= Likeness.OF_COPIES, "seed " + seed);
            assertTrue(Likeness.of(cropped(film, 0.03), film) >= Likeness.OF_COPIES, "whichever is cropped");
        }
    }

    @Test
    void anEvenPictureIsLikeNone() {
        GreyImage even = new GreyImage(40, 50, new byte[2000]);
        assertEquals(0, Likeness.of(even, blobs(1)));
        assertEquals(0, Likeness.of(even, even));
    }

    /// 120 real films: each is found in its copies, and none in another film, except that it is one.
    @Test
    void realFilmsAreToldFromTheirCopiesAndFromEachOther() throws IOException {
        List<GreyImage> films = new ArrayList<>();
        ImageDecoder decoder = new ImageDecoder(128);
        try (Stream<Path> files = Files.walk(RealData.at("openxr/pediatric-pneumonia/images"))) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (int i = 0; i < 120; i++) films.add(decoder.decode(all.get(i * all.size() / 120)));
        }
        for (GreyImage film : films) {
            assertTrue(distance(film, half(film)) <= CANDIDATE);
            assertTrue(Likeness.of(film, half(film)) >= Likeness.OF_COPIES);
            assertTrue(Likeness.of(film, cropped(film, 0.02)) >= Likeness.OF_COPIES);
        }
        for (int i = 0; i < films.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (distance(films.get(i), films.get(j)) > CANDIDATE) continue;
                double likeness = Likeness.of(films.get(i), films.get(j));
                assertTrue(likeness < Likeness.OF_COPIES || likeness > 0.9999, "like by " + likeness);
            }
        }
    }

    private static int distance(GreyImage film, GreyImage other) {
        return PerceptualHash.distance(PerceptualHash.of(film), PerceptualHash.of(other));
    }

    /// Soft spots at random places.
    private static GreyImage blobs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = 180;
        int height = 220;
        double[] values = new double[width * height];
        for (int spot = 0; spot < 24; spot++) {
            double x0 = random.nextDouble(width);
            double y0 = random.nextDouble(height);
            double size = random.nextDouble(8, 40);
            double light = random.nextDouble(-60, 60);
            for (int i = 0; i < values.length; i++) {
                double r = Math.hypot(i % width - x0, (double) (i / width) - y0) / size;
                values[i] += light * Math.exp(-r * r);
            }
        }
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) Math.clamp(Math.round(128 + values[i]), 0, 255);
        return new GreyImage(width, height, pixels);
    }

    private static GreyImage half(GreyImage film) {
        byte[] pixels = new byte[film.width() / 2 * (film.height() / 2)];
        int width = film.width() / 2;
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width * 2;
            int y = i / width * 2;
            pixels[i] = (byte) ((film.at(x, y) + film.at(x + 1, y) + film.at(x, y + 1) + film.at(x + 1, y + 1)) / 4);
        }
        return new GreyImage(width, film.height() / 2, pixels);
    }

    private static GreyImage darker(GreyImage film) {
        byte[] pixels = new byte[film.pixels().length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (0.8 * (film.pixels()[i] & 0xff) + 10);
        return new GreyImage(film.width(), film.height(), pixels);
    }

    /// Without that share at each edge.
    private static GreyImage cropped(GreyImage film, double share) {
        int left = (int) Math.round(share * film.width());
        int top = (int) Math.round(share * film.height());
        int width = film.width() - 2 * left;
        int height = film.height() - 2 * top;
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) film.at(left + i % width, top + i / width);
        return new GreyImage(width, height, pixels);
    }
}
