package org.discern.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.discern.figure.CalibrationFigure;
import org.discern.figure.CurveFigure;
import org.discern.figure.EmbeddingFigure;
import org.discern.figure.Figure;
import org.discern.figure.IntervalFigure;
import org.discern.figure.LabelCurveFigure;
import org.discern.figure.MissingnessFigure;
import org.discern.figure.ModelStyle;
import org.discern.figure.PrecisionRecallFigure;
import org.discern.figure.RocFigure;
import org.discern.figure.SizedFigure;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.LabelCurve;
import org.discern.model.Metric;
import org.discern.model.ModelScore;
import org.discern.model.RunEvent;

/// The figures of one or several runs, as they stand in reports and in files.
final class RunFigures {
    private static final int CURVES_WIDTH = 560;
    private static final int CURVES_HEIGHT = 340;
    private static final int SQUARE = 380;
    private static final int LEGEND_LINE = 18;
    private static final double SMOOTHING = 0.9;
    /// More bands than this cover each other.
    private static final int MOST_BANDS = 4;

    private final List<RunRecord> runs;
    private final ComparedRuns compared;

    RunFigures(List<RunRecord> runs, ComparedRuns compared) {
        this.runs = runs;
        this.compared = compared;
    }

    // --- training ---

    List<SizedFigure> training() {
        List<SizedFigure> figures = new ArrayList<>();
        List<CurveFigure.Reference> guess = runs.stream()
                .map(run -> run.config().negativeCount())
                .distinct()
                .map(CurveFigure.Reference::uninformedLoss)
                .toList();
        curve("Contrastive loss", Metric.LOSS, guess).ifPresent(figures::add);
        curve("Contrast accuracy", Metric.CONTRAST_ACCURACY, List.of()).ifPresent(figures::add);
        curve("Spread of the queries", Metric.QUERY_SPREAD, List.of()).ifPresent(figures::add);
        return figures;
    }

    private Optional<SizedFigure> curve(String title, String metric, List<CurveFigure.Reference> references) {
        List<CurveFigure.Series> series = new ArrayList<>();
        for (RunRecord run : runs) {
            List<RunEvent.StepDone> steps = run.events().stream()
                    .filter(RunEvent.StepDone.class::isInstance)
                    .map(RunEvent.StepDone.class::cast)
                    .filter(step ->
                            step.phase().equals(Phase.PRETRAIN) && step.values().containsKey(metric))
                    .toList();
            if (steps.isEmpty()) continue;
            series.add(new CurveFigure.Series(
                    compared.runName(run),
                    compared.style(run),
                    steps.stream().mapToDouble(RunEvent.StepDone::step).toArray(),
                    steps.stream()
                            .mapToDouble(
                                    step -> Objects.requireNonNull(step.values().get(metric)))
                            .toArray()));
        }
        if (series.isEmpty()) return Optional.empty();
        CurveFigure figure = new CurveFigure(
                title, "step", title.toLowerCase(Locale.ROOT), series, references, CurveFigure.Scale.LINEAR, SMOOTHING);
        return Optional.of(new SizedFigure(fileName(title), figure, CURVES_WIDTH, CURVES_HEIGHT, ""));
    }

    // --- models on findings ---

    /// A model on a finding, as curves show it.
    private record Shown(String name, ModelStyle style, FindingScore score, JudgedFinding judged, long seed) {}

    private static <C> List<SizedFigure> byFinding(
            Map<Finding, List<Shown>> shown, String kind, CurveOf<C> curveOf, FigureOf<C> figureOf) {
        List<SizedFigure> figures = new ArrayList<>();
        shown.forEach((finding, models) -> {
            List<C> curves = models.stream()
                    .flatMap(model -> curveOf.of(model, models.size()).stream())
                    .toList();
            if (curves.isEmpty()) return;
            Figure figure = figureOf.of(finding, curves);
            figures.add(new SizedFigure(
                    kind + "-" + fileName(finding.name()), figure, figure.width(), figure.height(), ""));
        });
        return figures;
    }

    @FunctionalInterface
    private interface CurveOf<C> {
        Optional<C> of(Shown model, int models);
    }

    @FunctionalInterface
    private interface FigureOf<C> {
        Figure of(Finding finding, List<C> curves);
    }

    List<SizedFigure> roc() {
        return byFinding(shown(), "roc", RunFigures::rocCurve, RocFigure::new);
    }

    private static Optional<RocFigure.Curve> rocCurve(Shown model, int models) {
        return model.judged()
                .roc()
                .map(roc -> new RocFigure.Curve(
                        model.name(),
                        model.style(),
                        roc,
                        Objects.requireNonNull(model.score().auroc(), "a curve has an area"),
                        model.score().interval(),
                        models > MOST_BANDS
                                ? null
                                : model.judged().rocBand(model.seed()).orElse(null)));
    }

    List<SizedFigure> precisionRecall() {
        return byFinding(
                shown(),
                "precision-recall",
                (model, _) -> model.judged()
                        .precisionRecall()
                        .map(points -> new PrecisionRecallFigure.Curve(
                                model.name(),
                                model.style(),
                                points,
                                Objects.requireNonNull(model.score().averagePrecision(), "a curve has an area"),
                                model.score().averagePrecisionInterval())),
                PrecisionRecallFigure::new);
    }

    List<SizedFigure> calibration() {
        return byFinding(
                shown(),
                "calibration",
                (model, _) -> model.judged()
                        .calibration()
                        .map(calibration -> new CalibrationFigure.Curve(model.name(), model.style(), calibration)),
                CalibrationFigure::new);
    }

    private Map<Finding, List<Shown>> shown() {
        JudgedFilms films = JudgedFilms.of(runs.getFirst());
        Map<Finding, List<Shown>> shown = new LinkedHashMap<>();
        for (Finding finding : films.findings()) {
            List<Shown> models = new ArrayList<>();
            for (ModelScore model : compared.models().values()) {
                shown(films, model, finding).ifPresent(models::add);
            }
            shown.put(finding, models);
        }
        return shown;
    }

    private Optional<Shown> shown(JudgedFilms films, ModelScore model, Finding finding) {
        RunRecord run = compared.runOf(model);
        return model.table().scores().stream()
                .filter(score -> score.finding().equals(finding) && score.auroc() != null)
                .findFirst()
                .flatMap(score -> JudgedFinding.of(films, run, model.model(), finding)
                        .map(judged -> new Shown(
                                compared.shortName(run, model.model()),
                                compared.style(run, model.model()),
                                score,
                                judged,
                                run.config().seed())));
    }

    // --- labels ---

    /// The mean over findings, then each finding.
    List<SizedFigure> labelCurves(List<LabelCurve> curves) {
        Map<String, List<LabelCurve>> byTitle = new LinkedHashMap<>();
        for (LabelCurve curve : curves) {
            String title = curve.finding() == null
                    ? "Mean over the findings"
                    : curve.finding().name();
            byTitle.computeIfAbsent(title, _ -> new ArrayList<>()).add(curve);
        }
        List<SizedFigure> figures = new ArrayList<>();
        byTitle.forEach((title, ofTitle) -> {
            List<LabelCurveFigure.Curve> drawn = new ArrayList<>();
            for (LabelCurve curve : ofTitle)
                drawn.add(new LabelCurveFigure.Curve(
                        curve.model(),
                        compared.styleOfCurve(curve.model()).orElse(ModelStyle.other(drawn.size())),
                        curve));
            figures.add(new SizedFigure(
                    "labels-" + fileName(title),
                    new LabelCurveFigure(title, drawn),
                    CURVES_WIDTH,
                    CURVES_HEIGHT + LEGEND_LINE * drawn.size(),
                    ""));
        });
        return figures;
    }

    // --- clinical values, other data sets ---

    /// Of each run that has clinical values: scores and gains by way of joining them, what each value adds, and how
    /// many films lack it.
    List<SizedFigure> clinicalValues() {
        List<SizedFigure> figures = new ArrayList<>();
        for (RunRecord run : runs)
            FusionFigures.of(run).ifPresent(fusion -> {
                String of = runs.size() == 1 ? "" : fileName(compared.runName(run)) + "-";
                fusion.auroc(null).ifPresent(figure -> figures.add(intervals(of + "values-mean", figure)));
                for (Finding finding : JudgedFilms.of(run).findings()) {
                    String name = "-" + fileName(finding.name());
                    fusion.auroc(finding).ifPresent(figure -> figures.add(intervals(of + "values" + name, figure)));
                    fusion.differences(finding)
                            .ifPresent(figure -> figures.add(intervals(of + "values-gain" + name, figure)));
                    for (String image : fusion.images())
                        fusion.importance(finding, image)
                                .ifPresent(figure -> figures.add(
                                        intervals(of + "values-importance" + name + "-" + fileName(image), figure)));
                    MissingnessFigure missing = fusion.missing(finding);
                    figures.add(
                            new SizedFigure(of + "values-missing" + name, missing, CURVES_WIDTH, missing.height(), ""));
                }
            });
        return figures;
    }

    private static SizedFigure intervals(String name, IntervalFigure figure) {
        return new SizedFigure(name, figure, CURVES_WIDTH, figure.height(), "");
    }

    /// By finding, the runs' models on their own films and on those of other data sets.
    List<SizedFigure> elsewhere() {
        return elsewhereOf().stream()
                .flatMap(figures -> figures.findings().stream()
                        .flatMap(finding -> figures
                                .auroc(finding)
                                .map(figure -> intervals("elsewhere-" + fileName(finding.name()), figure))
                                .stream()))
                .toList();
    }

    Optional<ExternalFigures> elsewhereOf() {
        Map<String, RunRecord> named = new LinkedHashMap<>();
        for (RunRecord run : runs) named.put(compared.runName(run), run);
        return ExternalFigures.of(named);
    }

    // --- embeddings ---

    List<SizedFigure> embeddings() {
        Finding finding = mostBalanced();
        List<SizedFigure> figures = new ArrayList<>();
        for (RunRecord run : runs) {
            FilmLayout layout = run.layout();
            if (layout == null) continue;
            EmbeddingFigure figure = EmbeddingFigure.of(
                    compared.runName(run) + ": " + finding.name(),
                    finding,
                    layout,
                    run.cohort().films(),
                    caption(layout));
            figures.add(
                    new SizedFigure("embedding-" + fileName(compared.runName(run)), figure, SQUARE, SQUARE + 60, ""));
        }
        return figures;
    }

    private static String caption(FilmLayout layout) {
        return layout.quality().isEmpty()
                ? String.format(Locale.ROOT, "%s%nTrustworthiness %.3f", layout.caption(), layout.trustworthiness())
                : layout.caption() + "\n" + String.join("\n", layout.quality());
    }

    /// The finding whose classes are most even among the judged films: the one of which a picture shows most.
    private Finding mostBalanced() {
        return ComparedRuns.result(runs.getFirst()).models().getFirst().table().scores().stream()
                .max((a, b) ->
                        Integer.compare(Math.min(a.positives(), a.negatives()), Math.min(b.positives(), b.negatives())))
                .orElseThrow()
                .finding();
    }

    /// Lower-case letters, digits and hyphens.
    static String fileName(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "figure" : name;
    }
}
