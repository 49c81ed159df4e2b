package org.discern.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Points of the plane, one for each embedding and in its order.
///
/// @param points n x 2; without unit, centred at the origin
/// @param neighbours the perplexity, or number of neighbours, that was used
/// @param notices what the person who looks at it should know, such as a perplexity that had to be lowered
public record PlaneLayout(double[][] points, double neighbours, List<String> notices) {
    private static final int FEWEST_POINTS = 5;

    public PlaneLayout {
        notices = List.copyOf(notices);
    }

    /// The layout of fewer than five points, and of points that are all equal: they have no neighbourhoods to
    /// keep, and are placed by rule.
    static Optional<PlaneLayout> byRule(String method, float[][] vectors, double neighbours) {
        int n = vectors.length;
        if (n < FEWEST_POINTS) {
            String notice = method + " needs at least " + FEWEST_POINTS + " films; there are " + n + ".";
            return Optional.of(new PlaneLayout(circle(n), neighbours, List.of(notice)));
        }
        if (Arrays.stream(vectors).allMatch(vector -> Arrays.equals(vector, vectors[0]))) {
            String notice = "All embeddings are equal: the representation has collapsed.";
            return Optional.of(new PlaneLayout(new double[n][2], neighbours, List.of(notice)));
        }
        return Optional.empty();
    }

    /// The same points around their mean.
    static double[][] centred(double[][] points) {
        double meanX = Arrays.stream(points).mapToDouble(p -> p[0]).average().orElse(0);
        double meanY = Arrays.stream(points).mapToDouble(p -> p[1]).average().orElse(0);
        return Arrays.stream(points)
                .map(point -> new double[] {point[0] - meanX, point[1] - meanY})
                .toArray(double[][]::new);
    }

    private static double[][] circle(int n) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            points[i] = n == 1 ? new double[2] : new double[] {Math.cos(angle), Math.sin(angle)};
        }
        return points;
    }
}
