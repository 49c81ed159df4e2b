package org.discern.engine;

import java.util.SplittableRandom;
import org.discern.data.image.ImageBatch;

/// Shuffling batch normalisation (He et al. 2020, section 3.3) on one device: where a batch is normalised in
/// groups, the keys are dealt to the groups in another order than the queries. Else a query and its key would
/// share their group's statistics, and the loss could be lowered by recognising those instead of the film.
public record KeyOrder(int groups, long seed) {
    /// The order of the keys of a step: the place `i` of the key encoder's batch holds key `order[i]`. The
    /// same step, the same order.
    public int[] at(long step, int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) order[i] = i;
        if (groups == 1) return order;
        SplittableRandom random = new SplittableRandom(seed + step * 0x9e3779b97f4a7c15L);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    /// The pictures in that order.
    public static ImageBatch shuffled(ImageBatch pictures, int[] order) {
        int area = pictures.sidePixels() * pictures.sidePixels();
        float[] pixels = new float[pictures.pixels().length];
        for (int i = 0; i < order.length; i++)
            System.arraycopy(pictures.pixels(), order[i] * area, pixels, i * area, area);
        return new ImageBatch(pictures.size(), pictures.sidePixels(), pixels);
    }

    /// Keys that were made in an order, in the order of the queries again.
    public static float[][] back(float[][] keys, int[] order) {
        float[][] rows = new float[keys.length][];
        for (int i = 0; i < order.length; i++) rows[order[i]] = keys[i];
        return rows;
    }
}
