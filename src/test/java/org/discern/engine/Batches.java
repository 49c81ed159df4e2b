package org.discern.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairBatch;
import org.discern.model.Laterality;

/// Small batches for tests, each the same for the same seed.
public final class Batches {
    public static final int SIDE = 32;

    private Batches() {}

    /// Pictures of stripes, a direction and a width each, with noise; the key picture is the query's stripes
    /// with other noise.
    public static PairBatch pairs(int size, long seed) {
        List<FilmTags> tags = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++)
            tags.add(new FilmTags(random.nextInt(40), i, Laterality.FRONTAL, random.nextInt(4)));
        return new PairBatch(stripes(size, seed, 1), stripes(size, seed, 2), tags, tags);
    }

    public static ImageBatch stripes(int size, long seed, long noiseSeed) {
        SplittableRandom shape = new SplittableRandom(seed);
        SplittableRandom noise = new SplittableRandom(seed * 31 + noiseSeed);
        float[] pixels = new float[size * SIDE * SIDE];
        for (int n = 0; n < size; n++) {
            double dx = shape.nextDouble(-1, 1);
            double dy = shape.nextDouble(-1, 1);
            for (int i = 0; i < SIDE * SIDE; i++) {
                pixels[n * SIDE * SIDE + i] =
                        (float) (Math.sin(dx * (i % SIDE) + dy * (i / SIDE)) + 0.1 * noise.nextGaussian());
            }
        }
        return new ImageBatch(size, SIDE, pixels);
    }
}
