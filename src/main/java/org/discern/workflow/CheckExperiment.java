package org.discern.workflow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.discern.config.EvaluationConfig;
import org.discern.config.FusionConfig;
import org.discern.config.PairConfig;
import org.discern.config.RunConfig;
import org.discern.config.WeightingConfig;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.Split;

/// Holds an experiment's settings against its films before hours are spent on it.
public final class CheckExperiment {
    private static final Set<WeightingConfig.Kind> TURNABLE =
            EnumSet.of(WeightingConfig.Kind.MASS, WeightingConfig.Kind.EXACT, WeightingConfig.Kind.AS_RUN);

    private final RunConfig config;
    private final Cohort cohort;
    private final List<Radiograph> training;

    public CheckExperiment(RunConfig config, Cohort cohort) {
        this.config = config;
        this.cohort = cohort;
        this.training = cohort.films(Split.TRAIN);
    }

    /// Throws the first [Problem] that makes the experiment impossible or its result worthless.
    public void require() {
        requireFindings("weighting.findings", config.weighting().findings());
        requireFindings("evaluation.findings", config.evaluation().findings());
        requireSomethingToJudge();
        if (config.pretrain().epochs() > 0
                && training.size() < config.pretrain().batchSize()) {
            throw new Problem(
                    "pretrain.batchSize is " + config.pretrain().batchSize() + ", but " + cohort.name() + " has "
                            + training.size() + " training films",
                    "choose a smaller batch, or import more films");
        }
        if (cohort.films(Split.TEST).isEmpty() || cohort.films(Split.VALIDATION).isEmpty()) {
            throw new Problem(
                    cohort.name() + " has no films in its "
                            + (cohort.films(Split.TEST).isEmpty() ? "test" : "validation") + " split",
                    "give it one in the data set's description, under `split`");
        }
    }

    /// What a careful person would want to know before starting.
    public List<RunEvent.Notice> notices() {
        List<RunEvent.Notice> notices = new ArrayList<>();
        if (config.pretrain().epochs() > 0) {
            noticeLargeQueue(notices);
            noticePositives(notices);
            noticeTurnedWeights(notices);
        }
        return notices;
    }

    private void requireFindings(String setting, List<String> names) {
        for (String name : names) {
            if (!cohort.findings().contains(new Finding(name))) {
                throw new Problem(
                        setting + ": " + cohort.name() + " has no finding '" + name + "'",
                        "it has: "
                                + String.join(
                                        ", ",
                                        cohort.findings().stream()
                                                .map(Finding::name)
                                                .toList()));
            }
        }
    }

    /// An evaluation that tells nothing is found out before pre-training, not after.
    private void requireSomethingToJudge() {
        EvaluationConfig evaluation = config.evaluation();
        if (!evaluation.linearProbe()
                && !evaluation.knn()
                && !evaluation.endToEnd()
                && !evaluation.supervisedBaseline()) {
            throw new Problem(
                    "evaluation judges nothing: linearProbe, knn, endToEnd and supervisedBaseline are all false",
                    "set one of them to true");
        }
        requireEnoughLabels(evaluation);
        requireClinicalValues(evaluation);
        if (Targets.choose(evaluation, cohort).findings().isEmpty()) {
            throw new Problem(
                    "no finding of " + cohort.name() + " has both classes among the training films",
                    "read unmentioned labels as negative (evaluation.unmentioned), or mend the labels in the data set's description");
        }
    }

    private void requireEnoughLabels(EvaluationConfig evaluation) {
        long patients = training.stream().map(Radiograph::patientId).distinct().count();
        for (double fraction : evaluation.labelFractions()) {
            if (Math.round(fraction * patients) < 2) {
                throw new Problem(
                        "evaluation.labelFractions: " + fraction + " of " + patients
                                + " training patients is fewer than two",
                        "take a larger share");
            }
        }
    }

    private void requireClinicalValues(EvaluationConfig evaluation) {
        if (evaluation.fusion().kind() != FusionConfig.Kind.NONE
                && training.stream().allMatch(film -> film.clinicalValues().isEmpty())) {
            throw new Problem(
                    "evaluation.fusion asks for clinical values, but no training film of " + cohort.name() + " has any",
                    "name them in the data set's description, or join them with `discern clinical`");
        }
    }

    private void noticeLargeQueue(List<RunEvent.Notice> notices) {
        if (config.negativeCount() > training.size()) {
            notices.add(warning("the queue (" + config.moco().queueSize() + " keys) is larger than the training split ("
                    + training.size() + " films): older keys of the same films stay among the negatives"));
        }
    }

    private void noticePositives(List<RunEvent.Notice> notices) {
        if (config.pair().positive() == PairConfig.Positive.SELF) return;
        Map<String, Integer> films = new HashMap<>();
        for (Radiograph film : training) films.merge(film.patientId(), 1, Integer::sum);
        long alone = training.stream()
                .filter(film -> films.getOrDefault(film.patientId(), 0) == 1)
                .count();
        if (2 * alone > training.size()) {
            notices.add(warning(String.format(
                    Locale.ROOT,
                    "%.0f %% of the training films are their patient's only one: for them the positive is the film itself",
                    100.0 * alone / training.size())));
        }
    }

    /// Fixed masses weaken same-disease keys only while alpha exceeds the share of other-disease keys.
    private void noticeTurnedWeights(List<RunEvent.Notice> notices) {
        WeightingConfig weighting = config.weighting();
        if (!TURNABLE.contains(weighting.kind())) return;
        double different = expectedDifferentDiseaseShare();
        if (different > weighting.alpha()) {
            notices.add(warning(String.format(
                    Locale.ROOT,
                    "about %.0f %% of the keys are of other diseases, more than weighting.alpha (%.2f): same-disease keys then get"
                            + " the larger weight, the opposite of what is meant; a larger alpha or kind `ratio` avoids it",
                    100 * different,
                    weighting.alpha())));
        }
    }

    /// Chance that a film shares no disease with a labelled query, both drawn from the training split.
    private double expectedDifferentDiseaseShare() {
        long[] diseases = training.stream().mapToLong(this::diseases).toArray();
        Map<Long, Integer> counts = new HashMap<>();
        for (long set : diseases) counts.merge(set, 1, Integer::sum);
        double pairs = 0;
        double different = 0;
        for (Map.Entry<Long, Integer> query : counts.entrySet()) {
            if (query.getKey() == 0) continue;
            for (Map.Entry<Long, Integer> key : counts.entrySet()) {
                double both = (double) query.getValue() * key.getValue();
                pairs += both;
                if ((query.getKey() & key.getKey()) == 0) different += both;
            }
        }
        return pairs == 0 ? 0 : different / pairs;
    }

    private long diseases(Radiograph film) {
        long bits = 0;
        List<String> findings = config.weighting().findings();
        for (int i = 0; i < findings.size(); i++) {
            if (film.label(new Finding(findings.get(i))) == LabelValue.POSITIVE) bits |= 1L << i;
        }
        return bits;
    }

    private static RunEvent.Notice warning(String text) {
        return new RunEvent.Notice(RunEvent.Severity.WARNING, text);
    }
}
