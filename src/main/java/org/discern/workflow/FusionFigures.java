package org.discern.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.discern.config.FusionConfig.Kind;
import org.discern.figure.ExperimentTables;
import org.discern.figure.IntervalFigure;
import org.discern.figure.IntervalFigure.Estimate;
import org.discern.figure.IntervalFigure.Series;
import org.discern.figure.MissingnessFigure;
import org.discern.figure.ModelStyle;
import org.discern.figure.Table;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.FusionResult;
import org.discern.model.FusionResult.Importance;
import org.discern.model.ModelScore;
import org.discern.model.PairedDifference;
import org.discern.model.RunResult;
import org.discern.model.ScoreTable;
import org.jspecify.annotations.Nullable;

/// Whether clinical values help beside the image, as a run found it: each way of joining them beside the image
/// alone and the values alone, what each value adds, and how many films have it.
public final class FusionFigures {
    private static final List<Kind> KINDS = List.of(Kind.RAW, Kind.STANDARDISED, Kind.MLP, Kind.GATED, Kind.LATE);
    private static final String IMAGE_ALONE = "image alone";
    private static final String VALUES_ALONE = "values alone";
    private static final String RESAMPLED = "Bars: 95 %, patients of the judged films resampled.";

    private final RunRecord run;
    private final RunResult result;
    private final FusionResult fusion;
    /// The models of the image alone, which the others take values beside.
    private final List<String> images;

    private FusionFigures(RunRecord run, RunResult result, FusionResult fusion) {
        this.run = run;
        this.result = result;
        this.fusion = fusion;
        this.images = result.models().stream()
                .map(ModelScore::model)
                .filter(model -> !ModelName.values(model).isEmpty())
                .map(ModelName::ofImageAlone)
                .distinct()
                .toList();
    }

    /// Empty where the run was asked for no clinical values (`evaluation.fusion.kind`).
    public static Optional<FusionFigures> of(RunRecord run) {
        RunResult result = run.result();
        return result == null ? Optional.empty() : run.fusion().map(fusion -> new FusionFigures(run, result, fusion));
    }

    /// The models of the image alone that values were joined with, such as the linear probe.
    public List<String> images() {
        return images;
    }

    /// AUROC of the image alone, the values alone and both; empty where the finding has none.
    ///
    /// @param finding `null` for the mean over findings
    public Optional<IntervalFigure> auroc(@Nullable Finding finding) {
        List<Series> series = new ArrayList<>();
        estimate(VALUES_ALONE, ModelName.VALUES_ALONE, finding)
                .ifPresent(alone -> series.add(new Series(VALUES_ALONE, ModelStyle.UNTRAINED, List.of(alone))));
        for (String image : images) {
            List<Estimate> estimates = ways(image).entrySet().stream()
                    .flatMap(way -> estimate(way.getKey(), way.getValue(), finding).stream())
                    .toList();
            series.add(new Series(image, ModelStyle.other(images.indexOf(image)), estimates));
        }
        return IntervalFigure.of(
                "Clinical values: " + (finding == null ? "mean over the findings" : finding.name()),
                "AUROC",
                rows(VALUES_ALONE, IMAGE_ALONE),
                series,
                0.5,
                RESAMPLED + " Dotted: chance.");
    }

    /// What values add to the image alone, each pair on the same films.
    public Optional<IntervalFigure> differences(Finding finding) {
        List<Series> series = images.stream()
                .map(image -> new Series(
                        image,
                        ModelStyle.other(images.indexOf(image)),
                        ways(image).entrySet().stream()
                                .flatMap(way -> difference(way.getValue(), image, finding)
                                        .flatMap(pair -> estimate(way.getKey(), pair.difference(), pair.interval()))
                                        .stream())
                                .toList()))
                .toList();
        return IntervalFigure.of(
                "Gain by clinical values: " + finding.name(),
                "AUROC less that of the image alone",
                rows(),
                series,
                0.0,
                RESAMPLED + " A bar that reaches over 0: these films show no difference.");
    }

    /// How much each model of an image and values needs each value.
    ///
    /// @param image one of [#images()]
    public Optional<IntervalFigure> importance(Finding finding, String image) {
        List<Series> series = new ArrayList<>();
        ways(image).forEach((way, model) -> {
            List<Estimate> estimates = fusion.importance().stream()
                    .filter(each -> each.model().equals(model) && each.finding().equals(finding))
                    .map(each -> new Estimate(each.value(), each.drop(), each.interval()))
                    .toList();
            if (!estimates.isEmpty()) series.add(new Series(way, style(series.size()), estimates));
        });
        return IntervalFigure.of(
                "Importance of values: " + finding.name() + ", " + image,
                "Drop in AUROC when a value is shuffled among the patients",
                fusion.importance().stream().map(Importance::value).distinct().toList(),
                series,
                0.0,
                RESAMPLED + " Around 0: the model does as well without it. Values that tell the same hide each other.");
    }

    /// How many of the run's films lack each value, by their label of the finding.
    public MissingnessFigure missing(Finding finding) {
        return new MissingnessFigure(CohortCoverage.of(
                run.cohort(),
                finding,
                fusion.coverage().stream().map(FusionResult.Coverage::value).toList()));
    }

    /// Each model's AUROC and its difference from the image alone.
    public Table table(Finding finding) {
        List<ExperimentTables.WithValues> rows = new ArrayList<>();
        score(ModelName.VALUES_ALONE, finding)
                .ifPresent(score -> rows.add(new ExperimentTables.WithValues("", VALUES_ALONE, score, null)));
        for (String image : images) {
            ways(image)
                    .forEach((way, model) -> score(model, finding)
                            .ifPresent(score -> rows.add(new ExperimentTables.WithValues(
                                    image,
                                    way,
                                    score,
                                    difference(model, image, finding).orElse(null)))));
        }
        return ExperimentTables.withValues(finding, rows);
    }

    /// The ways of joining values with an image that were judged, and the model of each.
    private Map<String, String> ways(String image) {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put(IMAGE_ALONE, image);
        for (Kind kind : KINDS) {
            String model = ModelName.fused(image, kind);
            if (result.models().stream().anyMatch(score -> score.model().equals(model))) ways.put(way(kind), model);
        }
        return ways;
    }

    private static List<String> rows(String... first) {
        return Stream.concat(Stream.of(first), KINDS.stream().map(FusionFigures::way))
                .toList();
    }

    /// As the methods name them.
    private static String way(Kind kind) {
        return switch (kind) {
            case NONE, ALL -> throw new IllegalArgumentException(kind + " is no way of joining values");
            case RAW -> "raw (F0)";
            case STANDARDISED -> "standardised (F1)";
            case MLP -> "mlp (F2)";
            case GATED -> "gated (F3)";
            case LATE -> "late (F4)";
        };
    }

    private static ModelStyle style(int place) {
        return place == 0 ? ModelStyle.SUPERVISED : ModelStyle.other(place - 1);
    }

    private Optional<ScoreTable> table(String model) {
        return result.models().stream()
                .filter(each -> each.model().equals(model))
                .map(ModelScore::table)
                .findFirst();
    }

    private Optional<FindingScore> score(String model, Finding finding) {
        return table(model).stream()
                .flatMap(table -> table.scores().stream())
                .filter(score -> score.finding().equals(finding))
                .findFirst();
    }

    private Optional<Estimate> estimate(String row, String model, @Nullable Finding finding) {
        return finding == null
                ? table(model).flatMap(table -> estimate(row, table.macroAuroc(), table.macroInterval()))
                : score(model, finding).flatMap(score -> estimate(row, score.auroc(), score.interval()));
    }

    private static Optional<Estimate> estimate(
            String row, @Nullable Double value, @Nullable ConfidenceInterval interval) {
        return value == null ? Optional.empty() : Optional.of(new Estimate(row, value, interval));
    }

    private Optional<FindingComparison> difference(String model, String image, Finding finding) {
        return result.differences().stream()
                .filter(each -> each.model().equals(model)
                        && each.reference().equals(image)
                        && each.comparison().finding().equals(finding))
                .map(PairedDifference::comparison)
                .findFirst();
    }
}
