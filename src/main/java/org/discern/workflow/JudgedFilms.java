package org.discern.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.discern.config.EvaluationConfig;
import org.discern.config.RunConfig;
import org.discern.model.Finding;
import org.discern.model.PredictionSet;
import org.discern.model.Radiograph;
import org.discern.model.ScoredFilms;
import org.discern.model.Split;
import org.discern.stats.Column;
import org.discern.stats.FindingScores;

/// The films that runs were judged on, and those by which thresholds were chosen, with what is known of them.
/// Predictions are joined by image id.
///
/// @param targets the findings, read by the policy of the run that this was made of
record JudgedFilms(Targets targets, List<Radiograph> validation, List<Radiograph> judged) {
    static JudgedFilms of(RunRecord run) {
        return new JudgedFilms(
                Targets.choose(run.config().evaluation(), run.cohort()),
                run.cohort().films(Split.VALIDATION),
                run.cohort().films(FilmSets.judgedSplit(run.config().evaluation())));
    }

    /// The findings that the runs were judged by.
    List<Finding> findings() {
        return targets.findings();
    }

    List<String> judgedPatients() {
        return judged.stream().map(Radiograph::patientId).toList();
    }

    /// Scores and compares models on the judged films; without thresholds.
    FindingScores judge(RunConfig config) {
        return new FindingScores(
                findings(),
                new float[0][findings().size()],
                targets.of(judged),
                judgedPatients(),
                config.evaluation().bootstrapReplicates(),
                config.seed());
    }

    /// Whether a run was asked the same of the same films.
    boolean sameAs(RunRecord run) {
        EvaluationConfig other = run.config().evaluation();
        EvaluationConfig policy = targets.policy();
        return policy.judgedOn() == other.judgedOn()
                && policy.uncertain() == other.uncertain()
                && policy.unmentioned() == other.unmentioned()
                && Targets.choose(other, run.cohort()).findings().equals(findings());
    }

    /// What a run's model says of the judged films; empty where the run has no such model, film or finding.
    Optional<float[][]> predictions(RunRecord run, String model) {
        return rows(run, model, judged);
    }

    /// What a run's model says of the judged films for one finding.
    Optional<ScoredFilms> judged(RunRecord run, String model, Finding finding) {
        return scored(run, model, finding, judged);
    }

    /// What a run's model says of the validation films for one finding.
    Optional<ScoredFilms> validation(RunRecord run, String model, Finding finding) {
        return scored(run, model, finding, validation);
    }

    private Optional<ScoredFilms> scored(RunRecord run, String model, Finding finding, List<Radiograph> films) {
        int column = findings().indexOf(finding);
        if (column < 0) return Optional.empty();
        return rows(run, model, films)
                .map(rows -> new ScoredFilms(
                        films.stream().map(Radiograph::imageId).toList(),
                        Column.of(rows, column),
                        Column.of(targets.of(films), column)));
    }

    private Optional<float[][]> rows(RunRecord run, String model, List<Radiograph> films) {
        Optional<PredictionSet> found = run.predictions().stream()
                .filter(set -> set.model().equals(model))
                .findFirst();
        if (found.isEmpty() || !found.get().findings().equals(findings())) return Optional.empty();
        Map<String, float[]> byId = new HashMap<>();
        for (int i = 0; i < found.get().imageIds().size(); i++) {
            byId.put(found.get().imageIds().get(i), found.get().scores()[i]);
        }
        if (!films.stream().allMatch(film -> byId.containsKey(film.imageId()))) return Optional.empty();
        return Optional.of(films.stream().map(film -> byId.get(film.imageId())).toArray(float[][]::new));
    }
}
