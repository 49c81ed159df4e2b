package org.discern.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Films by falling score, those of equal score in one group. Films whose target is not known (`NaN`) are
/// left out here, once for all statistics of this package. Everything is counted in whole numbers, so that no
/// AUROC exceeds 1 and equal means equal.
final class Ranking {
    private final int filmCount;
    private final int[] films;
    private final boolean[] positive;
    private final int groups;
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;

    private Ranking(int[] films, double[] scores, double[] targets) {
        this.filmCount = targets.length;
        this.films = films;
        positive = new boolean[films.length];
        thresholds = new double[films.length];
        truePositives = new int[films.length];
        falsePositives = new int[films.length];
        int group = -1;
        for (int place = 0; place < films.length; place++) {
            double score = scores[films[place]];
            if (place == 0 || score != thresholds[group]) {
                thresholds[++group] = score;
                truePositives[group] = group == 0 ? 0 : truePositives[group - 1];
                falsePositives[group] = group == 0 ? 0 : falsePositives[group - 1];
            }
            positive[place] = targets[films[place]] == 1;
            if (positive[place]) truePositives[group]++;
            else falsePositives[group]++;
        }
        groups = group + 1;
    }

    /// @param scores higher for more likely positive; finite or infinite where the target is known
    /// @param targets 1 positive, 0 negative, `NaN` not known
    static Ranking of(double[] scores, double[] targets) {
        if (scores.length != targets.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + targets.length + " targets");
        }
        int[] films = IntStream.range(0, targets.length)
                .filter(film -> isKnown(targets[film], scores[film]))
                .boxed()
                .sorted(Comparator.comparingDouble(film -> 0.0 - scores[film])) // 0.0 - x: the two zeros are one score
                .mapToInt(Integer::intValue)
                .toArray();
        return new Ranking(films, scores, targets);
    }

    private static boolean isKnown(double target, double score) {
        if (Double.isNaN(target)) return false;
        if (target != 0 && target != 1) {
            throw new IllegalArgumentException("a target must be 0, 1 or NaN, got " + target);
        }
        if (Double.isNaN(score)) throw new IllegalArgumentException("a film with a known target has the score NaN");
        return true;
    }

    /// Number of all films, with and without a known target.
    int filmCount() {
        return filmCount;
    }

    /// Number of films with a known target.
    int size() {
        return films.length;
    }

    int film(int place) {
        return films[place];
    }

    boolean isPositive(int place) {
        return positive[place];
    }

    int positives() {
        return groups == 0 ? 0 : truePositives[groups - 1];
    }

    int negatives() {
        return films.length - positives();
    }

    /// Whether both classes are there, without which no AUROC is defined.
    boolean hasBothClasses() {
        return positives() > 0 && negatives() > 0;
    }

    /// Number of different scores.
    int groups() {
        return groups;
    }

    double threshold(int group) {
        return thresholds[group];
    }

    /// Positive films that score at least `threshold(group)`; 0 for group -1.
    int truePositives(int group) {
        return group < 0 ? 0 : truePositives[group];
    }

    /// Negative films that score at least `threshold(group)`; 0 for group -1.
    int falsePositives(int group) {
        return group < 0 ? 0 : falsePositives[group];
    }

    /// The first place after `group`.
    int end(int group) {
        return truePositives(group) + falsePositives(group);
    }

    /// Twice the number of pairs (positive, negative) in right order, ties counting one half, each film taken
    /// `weights[place]` times.
    long twiceConcordant(int[] weights) {
        long twice = 0;
        long positivesAbove = 0;
        int place = 0;
        for (int group = 0; group < groups; group++) {
            long positivesHere = 0;
            long negativesHere = 0;
            for (int end = end(group); place < end; place++) {
                if (positive[place]) positivesHere += weights[place];
                else negativesHere += weights[place];
            }
            twice += negativesHere * (2 * positivesAbove + positivesHere);
            positivesAbove += positivesHere;
        }
        return twice;
    }

    /// AUROC where each film is taken `weights[place]` times; `NaN` where a class has no weight.
    double auroc(int[] weights) {
        long positiveWeight = 0;
        long negativeWeight = 0;
        for (int place = 0; place < positive.length; place++) {
            if (positive[place]) positiveWeight += weights[place];
            else negativeWeight += weights[place];
        }
        return twiceConcordant(weights) / (2.0 * positiveWeight * negativeWeight);
    }

    /// Average precision where each film is taken `weights[place]` times; `NaN` where a class has no weight.
    double averagePrecision(int[] weights) {
        double sum = 0;
        long positivesAbove = 0;
        long above = 0;
        int place = 0;
        for (int group = 0; group < groups; group++) {
            long positivesHere = 0;
            for (int end = end(group); place < end; place++) {
                above += weights[place];
                if (positive[place]) positivesHere += weights[place];
            }
            positivesAbove += positivesHere;
            if (positivesHere > 0) sum += positivesHere * ((double) positivesAbove / above);
        }
        return above == positivesAbove ? Double.NaN : sum / positivesAbove;
    }

    /// The ROC curve where each film is taken `weights[place]` times: true positive rates at ascending false
    /// positive rates, linear between operating points and the upper end where the curve rises straight up.
    double[] truePositiveRates(int[] weights, double[] falsePositiveRates) {
        double[] positivesAbove = new double[groups + 1];
        double[] negativesAbove = new double[groups + 1];
        int place = 0;
        for (int group = 0; group < groups; group++) {
            positivesAbove[group + 1] = positivesAbove[group];
            negativesAbove[group + 1] = negativesAbove[group];
            for (int end = end(group); place < end; place++) {
                if (positive[place]) positivesAbove[group + 1] += weights[place];
                else negativesAbove[group + 1] += weights[place];
            }
        }
        double[] rates = new double[falsePositiveRates.length];
        int point = 0;
        for (int i = 0; i < rates.length; i++) {
            double x = falsePositiveRates[i] * negativesAbove[groups];
            while (point < groups && negativesAbove[point + 1] <= x) point++;
            double y = positivesAbove[point];
            if (point < groups && negativesAbove[point] < x) {
                double way = (x - negativesAbove[point]) / (negativesAbove[point + 1] - negativesAbove[point]);
                y += way * (positivesAbove[point + 1] - positivesAbove[point]);
            }
            rates[i] = y / positivesAbove[groups];
        }
        return rates;
    }

    /// Weights that take each film once.
    int[] once() {
        int[] once = new int[size()];
        Arrays.fill(once, 1);
        return once;
    }

    /// The rank of each film among those with a known target (1 lowest, equal scores sharing their mean
    /// rank); `NaN` for the others.
    double[] midranks() {
        double[] ranks = new double[filmCount];
        Arrays.fill(ranks, Double.NaN);
        for (int group = 0; group < groups; group++) {
            double rank = size() - (end(group - 1) + end(group) - 1) / 2.0;
            for (int place = end(group - 1); place < end(group); place++) ranks[films[place]] = rank;
        }
        return ranks;
    }
}
