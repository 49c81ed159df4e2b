package org.discern.projection;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Repulsion as the sum over all pairs, a block of points at once, so that the compiler makes vector instructions
/// of it.
final class SummedRepulsion implements Repulsion {
    private static final int BLOCK = 256;

    @Override
    public double fill(double[] position, double[] push) {
        int points = position.length / 2;
        float[] x = new float[points];
        float[] y = new float[points];
        for (int i = 0; i < points; i++) {
            x[i] = (float) (position[2 * i] - position[0]);
            y[i] = (float) (position[2 * i + 1] - position[1]);
        }
        int blocks = (points + BLOCK - 1) / BLOCK;
        double[] sums = new double[blocks];
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int first = block * BLOCK;
            int last = Math.min(points, first + BLOCK);
            float[] near = new float[last - first];
            float[] pushX = new float[last - first];
            float[] pushY = new float[last - first];
            float[] ownX = Arrays.copyOfRange(x, first, last);
            float[] ownY = Arrays.copyOfRange(y, first, last);
            for (int j = 0; j < points; j++) add(ownX, ownY, x[j], y[j], near, pushX, pushY);
            for (int b = 0; b < near.length; b++) {
                sums[block] += near[b] - 1.0; // itself
                push[2 * (first + b)] = pushX[b];
                push[2 * (first + b) + 1] = pushY[b];
            }
        });
        return Arrays.stream(sums).sum();
    }

    private static void add(
            float[] x, float[] y, float otherX, float otherY, float[] near, float[] pushX, float[] pushY) {
        for (int i = 0; i < x.length; i++) {
            float dx = x[i] - otherX;
            float dy = y[i] - otherY;
            float closeness = 1 / (1 + dx * dx + dy * dy);
            near[i] += closeness;
            pushX[i] += dx * closeness * closeness;
            pushY[i] += dy * closeness * closeness;
        }
    }
}
