package org.discern.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.discern.config.Settings;
import org.discern.model.ModelScore;

/// Runs in groups: repeats of one experiment together, or each by itself.
final class RepeatedRuns {
    private final List<List<RunRecord>> groups;
    private final ComparedRuns compared;

    RepeatedRuns(List<RunRecord> runs, CompareRuns.Repeats repeats) {
        Map<Object, List<RunRecord>> bySettings = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            Object key = repeats == CompareRuns.Repeats.TOGETHER
                    ? settingsButSeed(run)
                    : run.summary().id();
            bySettings.computeIfAbsent(key, _ -> new ArrayList<>()).add(run);
        }
        this.groups = List.copyOf(bySettings.values());
        groups.forEach(
                group -> group.sort(Comparator.comparingLong(run -> run.config().seed())));
        this.compared = new ComparedRuns(groups.stream().map(List::getFirst).toList());
    }

    private static Map<String, String> settingsButSeed(RunRecord run) {
        Map<String, String> values = Settings.values(run.config());
        values.remove("seed");
        values.remove("name");
        return values;
    }

    /// The models of all groups; one that says the same in several, as the untrained encoder does, stands once.
    List<RepeatedModel> models(JudgedFilms films) {
        List<RepeatedModel> models = new ArrayList<>();
        for (List<RunRecord> group : groups) {
            for (ModelScore score : ComparedRuns.result(group.getFirst()).models()) {
                model(films, group, score.model())
                        .filter(model -> models.stream().noneMatch(model::saysTheSameAs))
                        .ifPresent(models::add);
            }
        }
        return models;
    }

    /// What the runs' models reached with draws of few labels.
    void addDraws(LabelCurves curves) {
        for (List<RunRecord> group : groups) {
            RunRecord first = group.getFirst();
            for (RunRecord run : group) {
                run.labelDraws()
                        .ifPresent(
                                draws -> curves.add(run.config().seed(), draws, model -> compared.curve(first, model)));
            }
        }
    }

    /// Whether a model's run has such draws of it.
    boolean hasDraws(RepeatedModel model) {
        return groups.stream()
                .flatMap(List::stream)
                .filter(run -> model.runs().contains(run.summary().id()))
                .flatMap(run -> run.labelDraws().stream())
                .flatMap(draws -> draws.draws().stream())
                .anyMatch(draw -> draw.model().equals(model.model()));
    }

    private Optional<RepeatedModel> model(JudgedFilms films, List<RunRecord> group, String model) {
        RunRecord first = group.getFirst();
        List<float[][]> predictions = group.stream()
                .flatMap(run -> films.predictions(run, model).stream())
                .toList();
        if (predictions.isEmpty()) return Optional.empty();
        return Optional.of(new RepeatedModel(
                compared.named(first, model),
                compared.curve(first, model),
                model,
                compared.style(first, model),
                group.stream().map(run -> run.summary().id()).toList(),
                first.config().evaluation().labelFraction(),
                Objects.requireNonNull(first.result()).trainFilms(),
                predictions));
    }
}
