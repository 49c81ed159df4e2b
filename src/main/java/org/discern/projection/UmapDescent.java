package org.discern.projection;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Moves points of the plane by UMAP's stochastic gradient descent (McInnes et al. 2018, Algorithm 5): neighbours
/// pull each other, the more often the nearer they are, and each pull comes with pushes from points drawn at random.
/// In the plane, points at a distance d are neighbours as far as 1 / (1 + A d^2B).
final class UmapDescent {
    /// By least squares nearest to 1 up to the minimum distance 0.1, and exp(-(d - 0.1)) beyond.
    static final double A = 1.5769434603;
    static final double B = 0.8950608779;

    private static final int PUSHES = 5;
    private static final double LONGEST_STEP = 4;
    private static final double NEAR = 1e-3; // keeps pushes between close points finite

    private final FuzzyGraph graph;
    private final SplittableRandom random;
    private final double most;
    private final double[] x;
    private final double[] y;

    UmapDescent(FuzzyGraph graph, double[][] start, SplittableRandom random) {
        this.graph = graph;
        this.random = random;
        float largest = 0;
        for (float weight : graph.weight()) largest = Math.max(largest, weight);
        most = largest;
        x = Arrays.stream(start).mapToDouble(point -> point[0]).toArray();
        y = Arrays.stream(start).mapToDouble(point -> point[1]).toArray();
    }

    /// The `pass`th of so many, from 1; steps become shorter towards the last.
    void pass(int pass, int passes) {
        double rate = 1 - (pass - 1.0) / passes;
        for (int edge = 0; edge < graph.weight().length; edge++) {
            double share = graph.weight()[edge] / most;
            // The edge's turn comes when the count of its turns so far rises.
            if ((long) (pass * share) == (long) ((pass - 1) * share)) continue;
            int head = graph.head()[edge];
            pull(head, graph.tail()[edge], rate);
            for (int k = 0; k < PUSHES; k++) push(head, random.nextInt(x.length), rate);
        }
    }

    private void pull(int head, int tail, double rate) {
        double dx = x[head] - x[tail];
        double dy = y[head] - y[tail];
        double squared = dx * dx + dy * dy;
        if (squared == 0) return;
        double power = Math.pow(squared, B);
        double slope = -2 * A * B * power / (squared * (1 + A * power));
        double stepX = rate * clip(slope * dx);
        double stepY = rate * clip(slope * dy);
        x[head] += stepX;
        y[head] += stepY;
        x[tail] -= stepX;
        y[tail] -= stepY;
    }

    private void push(int point, int other, double rate) {
        if (point == other) return;
        double dx = x[point] - x[other];
        double dy = y[point] - y[other];
        double squared = dx * dx + dy * dy;
        if (squared == 0) {
            // Two points in one place part in any direction.
            x[point] += rate * random.nextDouble(-LONGEST_STEP, LONGEST_STEP);
            y[point] += rate * random.nextDouble(-LONGEST_STEP, LONGEST_STEP);
            return;
        }
        double slope = 2 * B / ((NEAR + squared) * (1 + A * Math.pow(squared, B)));
        x[point] += rate * clip(slope * dx);
        y[point] += rate * clip(slope * dy);
    }

    private static double clip(double step) {
        return Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
    }

    /// Where the points are now: n x 2, centred at the origin.
    double[][] points() {
        double[][] points = new double[x.length][];
        for (int i = 0; i < points.length; i++) points[i] = new double[] {x[i], y[i]};
        return PlaneLayout.centred(points);
    }
}
