package org.discern.stats;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/// Test of equal AUROC of two models on the same films: under the null hypothesis it does not matter which of
/// the two scores of a patient's films came from which model, so both are swapped, patient by patient, at
/// random (Bandos, Rockette and Gur 2005). p = (1 + #{|D_b| >= |D|}) / (1 + B); where there are no more than
/// B ways to swap, all are counted and p is exact.
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
        if (targets.length != patients.ofFilm().length) {
            throw new IllegalArgumentException(targets.length + " targets for " + patients.ofFilm().length + " films");
        }
        Ranking both = Ranking.of(concatenate(first, second), concatenate(targets, targets));
        return both.hasBothClasses() ? OptionalDouble.of(new Swaps(both).pValue()) : OptionalDouble.empty();
    }

    /// Two-sided p-value with each model's scores replaced by their ranks, for models whose scores differ in
    /// scale: scores of different scales cannot be swapped even where both rank equally well.
    ///
    /// @return empty where a class is absent
    public OptionalDouble pValueOfRanks(double[] first, double[] second, double[] targets) {
        double[] firstRanks = Ranking.of(first, targets).midranks();
        double[] secondRanks = Ranking.of(second, targets).midranks();
        return pValue(firstRanks, secondRanks, targets);
    }

    private static double[] concatenate(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /// The swaps of one pair of models, over the one ranking of all scores of both: a swap moves films
    /// between two sets of weights.
    private final class Swaps {
        private final Ranking both;
        private final int[] patientByPlace;
        private final boolean[] ofSecondByPlace;
        private final int[] swappable;
        private final int[] firstWeights;
        private final int[] secondWeights;

        Swaps(Ranking both) {
            this.both = both;
            int films = patients.ofFilm().length;
            patientByPlace = new int[both.size()];
            ofSecondByPlace = new boolean[both.size()];
            for (int place = 0; place < both.size(); place++) {
                patientByPlace[place] = patients.ofFilm()[both.film(place) % films];
                ofSecondByPlace[place] = both.film(place) >= films;
            }
            swappable = Arrays.stream(patientByPlace).distinct().sorted().toArray();
            firstWeights = new int[both.size()];
            secondWeights = new int[both.size()];
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

        /// |D| in units of half a pair: a whole number, so that equal differences compare as equal.
        private long difference(boolean[] swapped) {
            for (int place = 0; place < firstWeights.length; place++) {
                firstWeights[place] = ofSecondByPlace[place] == swapped[patientByPlace[place]] ? 1 : 0;
                secondWeights[place] = 1 - firstWeights[place];
            }
            return Math.abs(both.twiceConcordant(firstWeights) - both.twiceConcordant(secondWeights));
        }
    }
}
