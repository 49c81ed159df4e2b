package org.discern.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Weighted vote of the nearest training films (Wu, Xiong, Yu, Lin 2018, section 3.4): of a film, the k nearest
/// by cosine of the features vote with `exp(cosine / T)`; the share of votes for a finding, of those for or against
/// it, is its probability; half where all vote for uncertain.
///
/// Only films whose target is known vote, for each finding its own k. A finding with a single class in training
/// gets no classifier: its predictions are `NaN`, as the linear probe's. Deterministic; of equally near films
/// the later ones vote first.
public final class NeighbourClassifier {
    private final float[][] training;
    private final float[][] targets;
    private final int neighbours;
    private final double temperature;
    private final boolean[] hasBothClasses;

    /// @param features training films x features, before the projection head; finite
    /// @param targets training films x findings: 1 positive, 0 negative, [UncertainClass#TARGET], `NaN` not known
    /// @param neighbours that vote (k); all where there are fewer
    public NeighbourClassifier(float[][] features, float[][] targets, int neighbours, double temperature) {
        if (features.length == 0 || features.length != targets.length) {
            throw new IllegalArgumentException(features.length + " rows of features for " + targets.length);
        }
        this.training = NeighbourRetrieval.unitRows(features);
        this.targets = targets;
        this.neighbours = neighbours;
        this.temperature = temperature;
        this.hasBothClasses = new boolean[targets[0].length];
        for (int finding = 0; finding < hasBothClasses.length; finding++) {
            hasBothClasses[finding] = Column.hasBothClasses(Column.of(targets, finding));
        }
    }

    /// Probability of each finding, a row a film; `NaN` for findings without a classifier.
    public float[][] predict(float[][] features) {
        float[][] queries = NeighbourRetrieval.unitRows(features);
        return IntStream.range(0, queries.length)
                .parallel()
                .mapToObj(film -> votes(queries[film]))
                .toArray(float[][]::new);
    }

    private float[] votes(float[] query) {
        float[] cosines = new float[training.length];
        for (int film = 0; film < cosines.length; film++) cosines[film] = dot(query, training[film]);
        int[] nearestFirst = nearestFirst(cosines);
        float[] shares = new float[hasBothClasses.length];
        for (int finding = 0; finding < shares.length; finding++) {
            shares[finding] = hasBothClasses[finding] ? vote(finding, cosines, nearestFirst) : Float.NaN;
        }
        return shares;
    }

    private float vote(int finding, float[] cosines, int[] nearestFirst) {
        double positive = 0;
        double negative = 0;
        int voters = 0;
        float nearest = 0;
        for (int film : nearestFirst) {
            float target = targets[film][finding];
            if (Float.isNaN(target)) continue;
            if (voters == 0) nearest = cosines[film];
            // Relative to the nearest: no exponential overflows, and the share is the same.
            double weight = Math.exp((cosines[film] - nearest) / temperature);
            if (target == 1) positive += weight;
            if (target == 0) negative += weight;
            if (++voters == neighbours) break;
        }
        return positive + negative == 0 ? 0.5f : (float) (positive / (positive + negative));
    }

    /// Films by falling cosine: sorted as whole numbers, cosine above and place below.
    private static int[] nearestFirst(float[] cosines) {
        long[] keys = new long[cosines.length];
        for (int film = 0; film < keys.length; film++) {
            int bits = Float.floatToIntBits(cosines[film]);
            keys[film] = ((long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32) | film;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int place = 0; place < order.length; place++) order[place] = (int) keys[order.length - 1 - place];
        return order;
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
        return sum;
    }
}
