package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.discern.figure.Block;
import org.discern.figure.CurveFigure;
import org.discern.figure.EmbeddingFigure;
import org.discern.figure.RocFigure;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Metric;
import org.discern.model.ModelScore;
import org.discern.model.RunEvent;

/// The figures of a report, each part with its heading.
final class RunFigures {
    private static final int CURVES_WIDTH = 560;
    private static final int CURVES_HEIGHT = 340;
    private static final int SQUARE = 380;
    private static final int LEGEND_LINE = 18;
    private static final double SMOOTHING = 0.9;

    private final List<RunRecord> runs;
    private final ComparedRuns compared;

    RunFigures(List<RunRecord> runs, ComparedRuns compared) {
        this.runs = runs;
        this.compared = compared;
    }

    void addTraining(List<Block> blocks) {
        List<Block.Drawing> drawings = new ArrayList<>();
        List<CurveFigure.Reference> guess = runs.stream()
                .map(run -> run.config().negativeCount())
                .distinct()
                .map(CurveFigure.Reference::uninformedLoss)
                .toList();
        addCurve(drawings, "Contrastive loss", Metric.LOSS, guess);
        addCurve(drawings, "Contrast accuracy", Metric.CONTRAST_ACCURACY, List.of());
        addCurve(drawings, "Spread of the queries", Metric.QUERY_SPREAD, List.of());
        if (drawings.isEmpty()) return;
        blocks.add(new Block.Heading("Pre-training"));
        blocks.add(new Block.Figures(drawings));
    }

    private void addCurve(
            List<Block.Drawing> drawings, String title, String metric, List<CurveFigure.Reference> references) {
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
        if (series.isEmpty()) return;
        CurveFigure figure = new CurveFigure(
                title, "step", title.toLowerCase(Locale.ROOT), series, references, CurveFigure.Scale.LINEAR, SMOOTHING);
        drawings.add(Block.Drawing.of(figure, CURVES_WIDTH, CURVES_HEIGHT, ""));
    }

    void addRoc(List<Block> blocks) {
        JudgedFilms judged = JudgedFilms.of(runs.getFirst());
        List<Block.Drawing> drawings = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            List<RocFigure.Curve> curves = new ArrayList<>();
            for (ModelScore model : compared.models().values()) {
                curve(judged, model, finding, curves.size()).ifPresent(curves::add);
            }
            if (!curves.isEmpty())
                drawings.add(Block.Drawing.of(
                        new RocFigure(finding, curves), SQUARE, SQUARE + 40 + LEGEND_LINE * curves.size(), ""));
        }
        if (drawings.isEmpty()) return;
        blocks.add(new Block.Heading("ROC curves"));
        blocks.add(new Block.Figures(drawings));
    }

    private Optional<RocFigure.Curve> curve(JudgedFilms judged, ModelScore model, Finding finding, int place) {
        RunRecord run = compared.runOf(model);
        return model.table().scores().stream()
                .filter(score -> score.finding().equals(finding))
                .findFirst()
                .flatMap(score -> JudgedFinding.of(judged, run, model.model(), finding)
                        .flatMap(JudgedFinding::roc)
                        .map(roc -> new RocFigure.Curve(
                                compared.shortName(run, model.model()),
                                compared.style(run, model.model(), place),
                                roc,
                                Objects.requireNonNull(score.auroc(), "a curve has an area"),
                                score.interval(),
                                null)));
    }

    void addEmbeddings(List<Block> blocks) {
        Finding finding = mostBalanced();
        List<Block.Drawing> drawings = new ArrayList<>();
        for (RunRecord run : runs) {
            FilmLayout layout = run.layout();
            if (layout == null) continue;
            EmbeddingFigure figure = EmbeddingFigure.of(
                    compared.runName(run) + ": " + finding.name(),
                    finding,
                    layout,
                    run.cohort().films(),
                    caption(layout));
            drawings.add(Block.Drawing.of(figure, SQUARE, SQUARE + 60, ""));
        }
        if (drawings.isEmpty()) return;
        blocks.add(new Block.Heading(
                "Embeddings of the " + FilmSets.judged(runs.getFirst().config()) + " films"));
        blocks.add(
                new Block.Paragraph(
                        "Each mark is a film; near marks have similar embeddings. Distances between clusters, and their sizes, mean little."));
        blocks.add(new Block.Figures(drawings));
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
}
