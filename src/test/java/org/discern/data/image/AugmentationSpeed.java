package org.discern.data.image;

import java.util.SplittableRandom;
import org.discern.config.AugmentConfig;
import org.discern.model.GreyImage;

/// Prints how many views a second one core makes of a film as the cache holds it (256 x 305 px).
final class AugmentationSpeed {
    private static final AugmentConfig GEOMETRY =
            new AugmentConfig(0.2, 1, 4.0 / 3, 0.5, 0, 10, 0, 0, 0, 0, 0, 0, 1, 1, false);
    private static final AugmentConfig DISCERN =
            new AugmentConfig(0.2, 1, 4.0 / 3, 0.5, 0, 10, 0, 0, 0.5, 0.1, 2, 0.5, 4, 8, true);
    private static final AugmentConfig BLUR =
            new AugmentConfig(0.2, 1, 4.0 / 3, 0.5, 0, 10, 0, 0, 1, 0.1, 2, 0, 4, 8, false);
    private static final AugmentConfig NOISE =
            new AugmentConfig(0.2, 1, 4.0 / 3, 0.5, 0, 10, 0, 0, 0, 0.1, 2, 1, 4, 8, false);
    private static final AugmentConfig EQUALISE =
            new AugmentConfig(0.2, 1, 4.0 / 3, 0.5, 0, 10, 0, 0, 0, 0.1, 2, 0, 4, 8, true);
    private static final int VIEWS = 2000;

    private AugmentationSpeed() {}

    public static void main(String[] args) {
        for (int side : new int[] {224, 128, 64}) {
            System.out.printf(
                    "%d px: geometry %,.0f views/s; with blur %,.0f, noise %,.0f, equalisation %,.0f; all as DisCeRn"
                            + " %,.0f%n",
                    side,
                    viewsPerSecond(GEOMETRY, side),
                    viewsPerSecond(BLUR, side),
                    viewsPerSecond(NOISE, side),
                    viewsPerSecond(EQUALISE, side),
                    viewsPerSecond(DISCERN, side));
        }
    }

    private static double viewsPerSecond(AugmentConfig config, int side) {
        GreyImage film = Pictures.waves(256, 305);
        Augmentation augmentation = new Augmentation(config, side, 0.5, 0.25);
        float[] view = new float[side * side];
        double best = 0;
        float sum = 0;
        for (int round = 0; round < 4; round++) {
            SplittableRandom random = new SplittableRandom(round);
            long start = System.nanoTime();
            for (int i = 0; i < VIEWS; i++) {
                augmentation.randomView(film, random, view, 0);
                sum += view[i % view.length];
            }
            best = Math.max(best, VIEWS * 1e9 / (System.nanoTime() - start));
        }
        return Float.isNaN(sum) ? Double.NaN : best; // a use of the views, so that none of the work is left out
    }
}
