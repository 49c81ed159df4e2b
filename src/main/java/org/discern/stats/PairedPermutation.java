package org.discern.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/// Test of equal AUROC of two models on the same films: under the null hypothesis it does not matter which of
/// the two scores of a patient's films came from which model, so both are swapped, patient by patient, at
/// random (Bandos, Rockette and Gur 2005). p = (1 + #{|D_b| >= |D|}) / (1 + B); where there are no more than
/// B ways to swap, all are counted and p is exact. Where each model has several repeats, D is the difference of
/// the mean AUROCs, and a patient is swapped in all pairs of repeats at once.
public final class PairedPermutation {
    private final Patients patients;
    private final int replicates;
    private final long seed;

    /// @param patientIds of every film, in the order of the scores
    /// @param replicates B, such as 10,000
    public PairedPermutation(List<String> patientIds, int replicates, long seed) {
        if (replicates < 1) throw new IllegalArgumentException("replicates must be at least 1, got " + replicates);
        this.patients = Patients.of(patientIds);
        this.replicates = replicates;
        this.seed = seed;
    }

    /// Two-sided p-value with the scores as they are, which must share a scale.
    ///
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent
    public OptionalDouble pValue(double[] first, double[] second, double[] targets) {
        return pValue(List.of(both(first, second, targets)));
    }

    /// Two-sided p-value with each model's scores replaced by their ranks, for models whose scores differ in
    /// scale: scores of different scales cannot be swapped even where both rank equally well.
    ///
    /// @return empty where a class is absent
    public OptionalDouble pValueOfRanks(double[] first, double[] second, double[] targets) {
        return pValueOfRanks(List.of(first), List.of(second), targets);
    }

    /// The same for repeats of two models, which pair up in their order.
    OptionalDouble pValueOfRanks(List<double[]> first, List<double[]> second, double[] targets) {
        List<Ranking> pairs = new ArrayList<>();
        for (int repeat = 0; repeat < first.size(); repeat++) {
            double[] firstRanks = Ranking.of(first.get(repeat), targets).midranks();
            double[] secondRanks = Ranking.of(second.get(repeat), targets).midranks();
            pairs.add(both(firstRanks, secondRanks, targets));
        }
        return pValue(pairs);
    }

    private Ranking both(double[] first, double[] second, double[] targets) {
        if (targets.length != patients.ofFilm().length) {
            throw new IllegalArgumentException(targets.length + " targets for " + patients.ofFilm().length + " films");
        }
        return Ranking.of(concatenate(first, second), concatenate(targets, targets));
    }

    private OptionalDouble pValue(List<Ranking> pairs) {
        return pairs.getFirst().hasBothClasses()
                ? OptionalDouble.of(new Swaps(pairs).pValue())
                : OptionalDouble.empty();
    }

    private static double[] concatenate(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /// The swaps of two models, over one ranking of all scores of both for each pair of repeats.
    private final class Swaps {
        private final List<Pair> pairs;
        private final int[] swappable;

        Swaps(List<Ranking> both) {
            this.pairs = both.stream().map(Pair::new).toList();
            this.swappable = Arrays.stream(pairs.getFirst().patientByPlace)
                    .distinct()
                    .sorted()
                    .toArray();
        }

        double pValue() {
            boolean[] swapped = new boolean[patients.count()];
            long observed = difference(swapped);
            boolean exact = swappable.length < Integer.SIZE - 1 && 1 << swappable.length <= replicates;
            return exact ? exact(observed, swapped) : sampled(observed, swapped);
        }

        private double exact(long observed, boolean[] swapped) {
            int ways = 1 << swappable.length;
            int asFar = 0;
            for (int way = 0; way < ways; way++) {
                for (int i = 0; i < swappable.length; i++) swapped[swappable[i]] = (way >> i & 1) == 1;
                if (difference(swapped) >= observed) asFar++;
            }
            return (double) asFar / ways;
        }

        private double sampled(long observed, boolean[] swapped) {
            SplittableRandom random = new SplittableRandom(seed);
            int asFar = 0;
            for (int replicate = 0; replicate < replicates; replicate++) {
                for (int patient : swappable) swapped[patient] = random.nextBoolean();
                if (difference(swapped) >= observed) asFar++;
            }
            return (1.0 + asFar) / (1.0 + replicates);
        }

        /// |D| in units of half a pair of films: a whole number, so that equal differences compare as equal.
        private long difference(boolean[] swapped) {
            long sum = 0;
            for (Pair pair : pairs) sum += pair.difference(swapped);
            return Math.abs(sum);
        }
    }

    /// One repeat of both models: a swap moves films between two sets of weights.
    private final class Pair {
        private final Ranking both;
        private final int[] patientByPlace;
        private final boolean[] ofSecondByPlace;
        private final int[] firstWeights;
        private final int[] secondWeights;

        Pair(Ranking both) {
            this.both = both;
            int films = patients.ofFilm().length;
            patientByPlace = new int[both.size()];
            ofSecondByPlace = new boolean[both.size()];
            for (int place = 0; place < both.size(); place++) {
                patientByPlace[place] = patients.ofFilm()[both.film(place) % films];
                ofSecondByPlace[place] = both.film(place) >= films;
            }
            firstWeights = new int[both.size()];
            secondWeights = new int[both.size()];
        }

        long difference(boolean[] swapped) {
            for (int place = 0; place < firstWeights.length; place++) {
                firstWeights[place] = ofSecondByPlace[place] == swapped[patientByPlace[place]] ? 1 : 0;
                secondWeights[place] = 1 - firstWeights[place];
            }
            return both.twiceConcordant(firstWeights) - both.twiceConcordant(secondWeights);
        }
    }
}
