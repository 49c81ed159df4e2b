package org.discern.data.image;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.discern.config.AugmentConfig;
import org.discern.model.GreyImage;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// Pictures, films and settings for tests.
public final class Pictures {
    /// Changes nothing: the whole film, no flip, no rotation, no change of intensity.
    public static final AugmentConfig IDENTITY = new AugmentConfig(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, false);
    /// All that there is, at full strength.
    public static final AugmentConfig STRONG =
            new AugmentConfig(0.2, 1, 4.0 / 3, 0.5, 0.5, 10, 0.4, 0.4, 0.5, 0.1, 2, 0.5, 4, 8, true);

    private Pictures() {}

    public static GreyImage of(int width, int height, IntBinaryOperator grey) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) grey.applyAsInt(i % width, i / width);
        return new GreyImage(width, height, pixels);
    }

    /// Independent grey values.
    public static GreyImage noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(width, height, (_, _) -> random.nextInt(256));
    }

    /// Slow waves, different in every place and without symmetry.
    public static GreyImage waves(int width, int height) {
        return of(width, height, (x, y) -> (int) Math.round(255 * wave((x + 0.5) / width, (y + 0.5) / height)));
    }

    /// The function that [#waves] samples, on the unit square, 0 to 1.
    public static double wave(double x, double y) {
        return 0.5 + 0.25 * Math.sin(5 * x + 2 * y) + 0.25 * Math.cos(7 * y - 3 * x * x);
    }

    public static Radiograph film(String imageId, String patient, String study, ViewPosition view) {
        return new Radiograph(
                imageId,
                "test",
                patient,
                study,
                null,
                view,
                Split.TRAIN,
                imageId + ".png",
                Sex.UNKNOWN,
                Double.NaN,
                Map.of(),
                Map.of());
    }
}
