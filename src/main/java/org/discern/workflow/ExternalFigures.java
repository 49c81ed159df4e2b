package org.discern.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.discern.figure.ExperimentTables;
import org.discern.figure.IntervalFigure;
import org.discern.figure.IntervalFigure.Estimate;
import org.discern.figure.IntervalFigure.Series;
import org.discern.figure.ModelStyle;
import org.discern.figure.Table;
import org.discern.model.ExternalResult;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;

/// Whether what runs learned holds elsewhere: their models on films of other data sets beside their own judged films.
public final class ExternalFigures {
    private static final String OWN = "own films";

    private final List<Judged> judged = new ArrayList<>();
    private final Set<Finding> findings = new LinkedHashSet<>();

    private ExternalFigures(Map<String, RunRecord> runs) {
        runs.forEach((name, run) -> {
            List<ExternalResult> elsewhere = run.external();
            for (ModelScore own : Objects.requireNonNull(run.result()).models()) {
                String model = runs.size() == 1 ? own.model() : name + ": " + own.model();
                List<ExternalResult> of = elsewhere.stream()
                        .filter(result -> named(result.models(), own.model()).isPresent())
                        .toList();
                if (of.isEmpty()) continue;
                judged.add(new Judged(model, OWN, own));
                for (ExternalResult result : of) {
                    ModelScore there = named(result.models(), own.model()).orElseThrow();
                    judged.add(new Judged(model, result.dataset(), there));
                    there.table().scores().forEach(score -> findings.add(score.finding()));
                }
            }
        });
    }

    /// A model on the films of a place.
    private record Judged(String model, String place, ModelScore score) {
        Optional<FindingScore> on(Finding finding) {
            return score.table().scores().stream()
                    .filter(each -> each.finding().equals(finding))
                    .findFirst();
        }
    }

    /// Empty where no run was judged elsewhere.
    ///
    /// @param runs finished ones, by the name by which they are told apart
    public static Optional<ExternalFigures> of(Map<String, RunRecord> runs) {
        ExternalFigures figures = new ExternalFigures(runs);
        return figures.judged.isEmpty() ? Optional.empty() : Optional.of(figures);
    }

    /// Those that were judged elsewhere.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// Empty where the finding was not judged elsewhere.
    public Optional<IntervalFigure> auroc(Finding finding) {
        if (!findings.contains(finding)) return Optional.empty();
        Map<String, List<Estimate>> byPlace = new LinkedHashMap<>();
        for (Judged each : judged) {
            each.on(finding).ifPresent(score -> {
                Double auroc = score.auroc();
                if (auroc != null)
                    byPlace.computeIfAbsent(each.place(), _ -> new ArrayList<>())
                            .add(new Estimate(each.model(), auroc, score.interval()));
            });
        }
        List<Series> series = new ArrayList<>();
        byPlace.forEach((place, estimates) -> series.add(new Series(
                place,
                place.equals(OWN) ? ModelStyle.UNTRAINED : ModelStyle.other(Math.max(0, series.size() - 1)),
                estimates)));
        return IntervalFigure.of(
                "Elsewhere: " + finding.name(),
                "AUROC",
                judged.stream().map(Judged::model).distinct().toList(),
                series,
                0.5,
                "Bars: 95 %, patients resampled. Dotted: chance. Other films, other patients: bars that overlap leave"
                        + " open whether there is a difference.");
    }

    /// By model and place, of the findings that were judged elsewhere.
    public Table table() {
        return ExperimentTables.elsewhere(
                judged.stream()
                        .map(each -> new ExperimentTables.Elsewhere(
                                each.model(),
                                each.place(),
                                each.score().table().scores().stream()
                                        .filter(score -> findings.contains(score.finding()))
                                        .toList()))
                        .toList(),
                findings());
    }

    private static Optional<ModelScore> named(List<ModelScore> models, String name) {
        return models.stream().filter(model -> model.model().equals(name)).findFirst();
    }
}
