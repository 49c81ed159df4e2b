package org.discern.workflow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.discern.config.EvaluationConfig;
import org.discern.config.EvaluationConfig.UncertainReading;
import org.discern.fusion.UncertainClass;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Split;

/// What an experiment asks of each film: its findings as 1, 0 or not known, read by the experiment's policy; in
/// training uncertain ones may be a class of their own.
///
/// @param findings the columns of [#of]
record Targets(EvaluationConfig policy, List<Finding> findings) {
    /// The findings the experiment names, or all that have both classes among the training films.
    static Targets choose(EvaluationConfig policy, Cohort cohort) {
        if (!policy.findings().isEmpty()) {
            return new Targets(
                    policy, policy.findings().stream().map(Finding::new).toList());
        }
        List<Radiograph> training = cohort.films(Split.TRAIN);
        List<Finding> both = cohort.findings().stream()
                .filter(finding -> new Targets(policy, List.of(finding)).hasBothClasses(training))
                .toList();
        return new Targets(policy, both);
    }

    private boolean hasBothClasses(List<Radiograph> films) {
        Finding finding = findings.getFirst();
        return films.stream().anyMatch(film -> of(film, finding) == 1)
                && films.stream().anyMatch(film -> of(film, finding) == 0);
    }

    /// A row a film, a column a finding: 1 positive, 0 negative, `NaN` not known.
    float[][] of(List<Radiograph> films) {
        return rows(films, this::of);
    }

    /// The same for training: uncertain films are [UncertainClass#TARGET] where they are a class of their own.
    float[][] ofTraining(List<Radiograph> films) {
        return rows(
                films,
                (film, finding) -> uncertainClass() && film.label(finding) == LabelValue.UNCERTAIN
                        ? UncertainClass.TARGET
                        : of(film, finding));
    }

    /// Whether uncertain labels are a class of their own.
    boolean uncertainClass() {
        return policy.uncertain() == UncertainReading.CLASS;
    }

    /// Outputs of a classifier of `ofFindings` findings.
    int outputs(int ofFindings) {
        return UncertainClass.outputs(ofFindings, uncertainClass());
    }

    /// Of a classifier's outputs those that speak of the findings, a column each.
    float[][] ofFindings(float[][] outputs) {
        return Stream.of(outputs)
                .map(row -> Arrays.copyOf(row, findings.size()))
                .toArray(float[][]::new);
    }

    private float[][] rows(List<Radiograph> films, BiFunction<Radiograph, Finding, Float> target) {
        float[][] targets = new float[films.size()][findings.size()];
        for (int i = 0; i < targets.length; i++) {
            for (int j = 0; j < findings.size(); j++) {
                targets[i][j] = target.apply(films.get(i), findings.get(j));
            }
        }
        return targets;
    }

    /// 1, 0 or `NaN`, as above.
    float of(Radiograph film, Finding finding) {
        return switch (film.label(finding)) {
            case POSITIVE -> 1;
            case NEGATIVE -> 0;
            case UNCERTAIN ->
                switch (policy.uncertain()) {
                    case POSITIVE -> 1;
                    case NEGATIVE -> 0;
                    case IGNORE, CLASS -> Float.NaN;
                };
            case UNMENTIONED ->
                switch (policy.unmentioned()) {
                    case POSITIVE -> 1;
                    case NEGATIVE -> 0;
                    case IGNORE -> Float.NaN;
                };
        };
    }

    /// The films of a share of the patients. Smaller shares are part of larger ones, so that label fractions
    /// are nested.
    static List<Radiograph> fraction(List<Radiograph> films, double share, long seed) {
        if (share >= 1) return films;
        Set<String> patients = new TreeSet<>();
        for (Radiograph film : films) patients.add(film.patientId());
        SplittableRandom random = new SplittableRandom(seed);
        record Drawn(String patient, long order) {}
        List<String> drawn = patients.stream()
                .map(patient -> new Drawn(patient, random.nextLong()))
                .sorted(Comparator.comparingLong(Drawn::order))
                .map(Drawn::patient)
                .toList();
        Set<String> kept = Set.copyOf(drawn.subList(0, Math.max(1, (int) Math.round(share * drawn.size()))));
        return films.stream().filter(film -> kept.contains(film.patientId())).toList();
    }
}
