package org.discern.data.image;

import org.discern.model.GreyImage;

/// How alike two films are when one is laid over the other as well as it can be: shifted, and cropped or
/// enlarged by up to a tenth at each edge. Films of two chests are alike too; only copies are all but equal.
public final class Likeness {
    /// Copies are at least so alike, and different films less; measured on 3,061 films
    /// (`src/docs/decisions`).
    public static final double OF_COPIES = 0.99;

    private static final int SIDE = 64;
    private static final int SAMPLES = 32;
    private static final double EDGE_MAX = 0.1;
    private static final double[] STEPS = {0.04, 0.02, 0.01, 0.005};
    /// What is less alike after the coarsest steps will not become a copy.
    private static final double HOPEFUL = 0.85;

    /// Directions of the search: each edge alone, both of one axis, and enlarging (left, top, right, bottom).
    private static final int[][] MOVES = {
        {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 0, 1, 0}, {0, 1, 0, 1}, {1, 1, -1, -1}
    };

    private final float[] film;
    private final float[] other;

    private Likeness(float[] film, float[] other) {
        this.film = film;
        this.other = other;
    }

    /// The correlation of the grey values, from -1 to 1, at the best place found.
    public static double of(GreyImage film, GreyImage other) {
        return new Likeness(Thumbnail.of(film, SIDE), Thumbnail.of(other, SIDE)).best();
    }

    private double best() {
        double[] edges = new double[4];
        double best = correlation(edges);
        for (double step : STEPS) {
            boolean better = true;
            while (better) {
                better = false;
                for (int[] move : MOVES) {
                    for (double signed : new double[] {step, -step}) {
                        double[] moved = moved(edges, move, signed);
                        double correlation = correlation(moved);
                        if (correlation > best + 1e-6) {
                            best = correlation;
                            edges = moved;
                            better = true;
                        }
                    }
                }
            }
            if (best < HOPEFUL) break;
        }
        return best;
    }

    private static double[] moved(double[] edges, int[] move, double step) {
        double[] moved = new double[4];
        for (int i = 0; i < 4; i++) moved[i] = Math.clamp(edges[i] + move[i] * step, -EDGE_MAX, EDGE_MAX);
        return moved;
    }

    /// Of the film with the part of the other that lies within the edges, where they overlap.
    private double correlation(double[] edges) {
        double n = 0;
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int y = 0; y < SAMPLES; y++) {
            double row = at(edges[1], edges[3], y);
            if (row < 0 || row > SIDE - 1) continue;
            for (int x = 0; x < SAMPLES; x++) {
                double column = at(edges[0], edges[2], x);
                if (column < 0 || column > SIDE - 1) continue;
                double here = mean(2 * x, 2 * y);
                double there = interpolated(column, row);
                n++;
                a += here;
                b += there;
                aa += here * here;
                bb += there * there;
                ab += here * there;
            }
        }
        double spread = (aa - a * a / n) * (bb - b * b / n);
        return spread > 0 ? (ab - a * b / n) / Math.sqrt(spread) : 0;
    }

    /// Where a sample of the film lies in the other.
    private static double at(double low, double high, int sample) {
        return (low + (1 + high - low) * (sample + 0.5) / SAMPLES) * SIDE - 0.5;
    }

    private double mean(int x, int y) {
        int i = y * SIDE + x;
        return (film[i] + film[i + 1] + film[i + SIDE] + film[i + SIDE + 1]) / 4;
    }

    private double interpolated(double column, double row) {
        int x = Math.min((int) column, SIDE - 2);
        int y = Math.min((int) row, SIDE - 2);
        double right = column - x;
        double down = row - y;
        int i = y * SIDE + x;
        double upper = (1 - right) * other[i] + right * other[i + 1];
        double lower = (1 - right) * other[i + SIDE] + right * other[i + SIDE + 1];
        return (1 - down) * upper + down * lower;
    }
}
