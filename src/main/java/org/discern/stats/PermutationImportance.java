package org.discern.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.discern.model.ConfidenceInterval;

/// How much a model needs an input: the drop in AUROC when the input is shuffled among patients (Breiman 2001;
/// Fisher, Rudin, Dominici 2019). A patient's films all get theirs from one other patient, so that what holds
/// within a patient stays.
///
/// The interval is of resampled patients, each resample with one of the shuffles: it holds both sources of
/// chance. Deterministic.
public final class PermutationImportance {
    private static final double LEVEL = 0.95;

    private final Patients patients;
    private final List<int[]> donors;
    private final int replicates;
    private final long seed;

    /// @param patientIds by film
    /// @param permutations shuffles
    /// @param replicates resamples of the patients
    public PermutationImportance(List<String> patientIds, int permutations, int replicates, long seed) {
        this.patients = Patients.of(patientIds);
        this.replicates = replicates;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> drawn = new ArrayList<>();
        for (int i = 0; i < permutations; i++) drawn.add(donors(patientIds, random));
        this.donors = List.copyOf(drawn);
    }

    /// @param drop AUROC as it is less the mean AUROC over the shuffles
    public record Drop(double drop, ConfidenceInterval interval) {}

    /// The drop for each finding; empty where a class is absent or nothing is predicted.
    ///
    /// @param inputs films x columns
    /// @param columns those that are shuffled together
    /// @param targets films x findings
    /// @param model scores, films x findings, of such inputs
    public List<Optional<Drop>> of(float[][] inputs, int[] columns, float[][] targets, UnaryOperator<float[][]> model) {
        float[][] scores = model.apply(inputs);
        List<float[][]> shuffled = donors.stream()
                .map(donor -> model.apply(shuffled(inputs, columns, donor)))
                .toList();
        List<Optional<Drop>> drops = new ArrayList<>();
        for (int finding = 0; finding < targets[0].length; finding++) {
            drops.add(drop(finding, scores, shuffled, Column.of(targets, finding)));
        }
        return drops;
    }

    private Optional<Drop> drop(int finding, float[][] scores, List<float[][]> shuffled, double[] targets) {
        double[] column = Column.of(scores, finding);
        if (!Auroc.hasPredictions(column)) return Optional.empty();
        Ranking whole = Ranking.of(column, targets);
        if (!whole.hasBothClasses()) return Optional.empty();
        List<Ranking> without = shuffled.stream()
                .map(rows -> Ranking.of(Column.of(rows, finding), targets))
                .toList();
        double mean = without.stream()
                .mapToDouble(ranking -> Auroc.of(ranking).orElseThrow())
                .average()
                .orElseThrow();
        PatientStrata strata = PatientStrata.of(patients, List.of(whole));
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[replicates];
        for (int i = 0; i < replicates; i++) {
            int[] times = strata.draw(random);
            values[i] = auroc(whole, times) - auroc(without.get(i % without.size()), times);
        }
        return PatientBootstrap.percentiles(values, LEVEL)
                .map(interval -> new Drop(Auroc.of(whole).orElseThrow() - mean, interval));
    }

    private double auroc(Ranking ranking, int[] timesByPatient) {
        int[] patientByPlace = patients.byPlace(ranking);
        int[] weights = new int[patientByPlace.length];
        for (int place = 0; place < weights.length; place++) weights[place] = timesByPatient[patientByPlace[place]];
        return ranking.auroc(weights);
    }

    static float[][] shuffled(float[][] inputs, int[] columns, int[] donor) {
        float[][] shuffled = Arrays.stream(inputs).map(float[]::clone).toArray(float[][]::new);
        for (int film = 0; film < shuffled.length; film++) {
            for (int column : columns) shuffled[film][column] = inputs[donor[film]][column];
        }
        return shuffled;
    }

    /// For each film the film whose values it gets: the patient's i-th film that of the donor's i-th, from the
    /// first again where the donor has fewer.
    private static int[] donors(List<String> patientIds, SplittableRandom random) {
        Map<String, List<Integer>> films = new LinkedHashMap<>();
        for (int film = 0; film < patientIds.size(); film++) {
            films.computeIfAbsent(patientIds.get(film), _ -> new ArrayList<>()).add(film);
        }
        List<List<Integer>> own = List.copyOf(films.values());
        List<List<Integer>> others = new ArrayList<>(own);
        for (int place = others.size() - 1; place > 0; place--) {
            Collections.swap(others, place, random.nextInt(place + 1));
        }
        int[] donor = new int[patientIds.size()];
        for (int patient = 0; patient < own.size(); patient++) {
            List<Integer> from = others.get(patient);
            for (int i = 0; i < own.get(patient).size(); i++)
                donor[own.get(patient).get(i)] = from.get(i % from.size());
        }
        return donor;
    }
}
