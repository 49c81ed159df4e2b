package org.discern.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.discern.model.Finding;
import org.discern.model.PairedDifference;
import org.discern.model.PredictionSet;
import org.discern.model.Radiograph;
import org.discern.model.RocCurve;
import org.discern.stats.Column;
import org.discern.stats.FindingScores;
import org.discern.stats.RocPoints;

/// Runs of one data set compared on the films they were judged on: their predictions, joined by image id,
/// held against what is known of the films.
final class RunDifferences {
    private final List<RunRecord> runs;
    private final List<Radiograph> films;
    private final Targets targets;

    /// @param runs of the same films
    RunDifferences(List<RunRecord> runs) {
        this.runs = runs;
        RunRecord first = runs.getFirst();
        this.films = first.cohort().films(FilmSets.judgedSplit(first.config().evaluation()));
        this.targets = Targets.choose(first.config().evaluation(), first.cohort());
    }

    /// The findings that the runs were judged by.
    List<Finding> findings() {
        return targets.findings();
    }

    /// Each run against each earlier one, model by model of the same name. Runs that were judged by other
    /// findings are left out.
    List<PairedDifference> between(BiFunction<RunRecord, String, String> name) {
        FindingScores judge = new FindingScores(
                findings(),
                new float[0][findings().size()],
                targets.of(films),
                films.stream().map(Radiograph::patientId).toList(),
                runs.getFirst().config().evaluation().bootstrapReplicates(),
                runs.getFirst().config().seed());
        List<PairedDifference> differences = new ArrayList<>();
        for (int later = 1; later < runs.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                differences.addAll(between(runs.get(later), runs.get(earlier), judge, name));
            }
        }
        return differences;
    }

    /// The ROC curve of a run's model; empty where it is undefined.
    Optional<RocCurve> roc(RunRecord run, String model, Finding finding) {
        int column = findings().indexOf(finding);
        return predictions(run, model)
                .flatMap(rows -> RocPoints.of(Column.of(rows, column), Column.of(targets.of(films), column)));
    }

    private List<PairedDifference> between(
            RunRecord later, RunRecord earlier, FindingScores judge, BiFunction<RunRecord, String, String> name) {
        List<PairedDifference> differences = new ArrayList<>();
        for (String model : List.of(ModelName.PROBE_PRETRAINED, ModelName.END_TO_END_PRETRAINED)) {
            Optional<float[][]> first = predictions(later, model);
            Optional<float[][]> second = predictions(earlier, model);
            if (first.isEmpty() || second.isEmpty()) continue;
            judge.compare(first.get(), second.get())
                    .forEach(comparison -> differences.add(
                            new PairedDifference(name.apply(later, model), name.apply(earlier, model), comparison)));
        }
        return differences;
    }

    /// Scores of the films in their order and that of the findings; empty where the run has no such model,
    /// film or finding.
    private Optional<float[][]> predictions(RunRecord run, String model) {
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
