package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.figure.CalibrationFigure;
import org.discern.figure.ModelStyle;
import org.discern.figure.PrecisionRecallFigure;
import org.discern.figure.RocFigure;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.Problem;
import org.discern.model.RocBand;
import org.discern.ui.kit.Background;
import org.discern.workflow.Job;
import org.discern.workflow.JobContext;
import org.discern.workflow.JudgedFinding;
import org.discern.workflow.ModelName;
import org.jspecify.annotations.Nullable;

/// The curves of the chosen runs on one finding: ROC with bands, precision and recall, calibration; and what calling
/// films positive from a threshold on comes to.
public final class CurvesViewModel {
    private final Background background;
    private final ObjectProperty<@Nullable Problem> problem;
    private final ReadOnlyObjectWrapper<@Nullable RocFigure> roc = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PrecisionRecallFigure> precisionRecall =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CalibrationFigure> calibration = new ReadOnlyObjectWrapper<>();
    private final ThresholdViewModel threshold = new ThresholdViewModel();
    private Question question = Question.NONE;
    private @Nullable Job<Curves> job;

    CurvesViewModel(Background background, ObjectProperty<@Nullable Problem> problem) {
        this.background = background;
        this.problem = problem;
    }

    /// `null` where no chosen run has a curve: a class is absent, or nothing is chosen.
    public ReadOnlyObjectProperty<@Nullable RocFigure> rocProperty() {
        return roc.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable PrecisionRecallFigure> precisionRecallProperty() {
        return precisionRecall.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable CalibrationFigure> calibrationProperty() {
        return calibration.getReadOnlyProperty();
    }

    public ThresholdViewModel threshold() {
        return threshold;
    }

    /// A model as it is drawn.
    private record Line(String name, ModelStyle style, FindingScore score, JudgedFinding judged, long seed) {}

    private record Curves(List<Line> lines, List<@Nullable RocBand> bands) {}

    void ask(Question asked) {
        question = asked;
        if (job != null) job.cancel();
        Finding finding = asked.finding();
        String model = asked.model();
        if (finding == null || model == null) {
            show(new Curves(List.of(), List.of()), null);
            return;
        }
        // The bands take seconds; the curves are shown before.
        var unused = background.read(
                "Curves",
                _ -> new Curves(lines(asked.runs(), model, finding), List.of()),
                curves -> {
                    if (asked != question) return;
                    show(curves, finding);
                    addBands(asked, curves, finding);
                },
                problem::set);
    }

    private void addBands(Question asked, Curves curves, Finding finding) {
        if (curves.lines().isEmpty()) return;
        job = background.read(
                "Bands",
                context -> new Curves(curves.lines(), bands(curves.lines(), context)),
                _ -> {},
                new Background.Outcome<>(
                        banded -> {
                            if (asked == question) drawRoc(banded, finding);
                        },
                        problem::set,
                        () -> {}));
    }

    private static List<@Nullable RocBand> bands(List<Line> lines, JobContext context) {
        List<@Nullable RocBand> bands = new ArrayList<>();
        for (Line line : lines) {
            context.checkCancelled();
            bands.add(line.judged().rocBand(line.seed()).orElse(null));
        }
        return bands;
    }

    private static List<Line> lines(List<ChosenRun> runs, String model, Finding finding) {
        List<Line> lines = new ArrayList<>();
        for (ChosenRun run : runs) line(run, model, finding, run.name(), run.style()).ifPresent(lines::add);
        baseline(runs, model, finding).ifPresent(lines::add);
        return List.copyOf(lines);
    }

    /// What the first run's encoder could do without pre-training, to compare with.
    private static Optional<Line> baseline(List<ChosenRun> runs, String model, Finding finding) {
        if (runs.isEmpty()) return Optional.empty();
        return switch (model) {
            case ModelName.PROBE_PRETRAINED ->
                line(runs.getFirst(), ModelName.PROBE_UNTRAINED, finding, "untrained", ModelStyle.UNTRAINED);
            case ModelName.KNN_PRETRAINED ->
                line(runs.getFirst(), ModelName.KNN_UNTRAINED, finding, "untrained", ModelStyle.UNTRAINED);
            case ModelName.END_TO_END_PRETRAINED ->
                line(runs.getFirst(), ModelName.END_TO_END_RANDOM, finding, "random start", ModelStyle.SUPERVISED);
            default -> Optional.empty();
        };
    }

    private static Optional<Line> line(
            ChosenRun run, String model, Finding finding, String name, ModelStyle style) {
        return run.score(model, finding)
                .filter(score -> score.auroc() != null)
                .flatMap(score -> JudgedFinding.of(run.record(), model, finding)
                        .map(judged -> new Line(
                                name, style, score, judged, run.record().config().seed())));
    }

    private void show(Curves curves, @Nullable Finding finding) {
        if (finding == null || curves.lines().isEmpty()) {
            roc.set(null);
            precisionRecall.set(null);
            calibration.set(null);
            threshold.offer(List.of());
            return;
        }
        drawRoc(curves, finding);
        List<PrecisionRecallFigure.Curve> precise = new ArrayList<>();
        List<CalibrationFigure.Curve> calibrated = new ArrayList<>();
        List<ThresholdViewModel.Judged> judged = new ArrayList<>();
        for (Line line : curves.lines()) {
            Double average = line.score().averagePrecision();
            if (average != null)
                line.judged()
                        .precisionRecall()
                        .map(points -> new PrecisionRecallFigure.Curve(
                                line.name(), line.style(), points, average, line.score().averagePrecisionInterval()))
                        .ifPresent(precise::add);
            line.judged()
                    .calibration()
                    .map(bins -> new CalibrationFigure.Curve(line.name(), line.style(), bins))
                    .ifPresent(calibrated::add);
            judged.add(new ThresholdViewModel.Judged(line.name(), line.judged()));
        }
        precisionRecall.set(precise.isEmpty() ? null : new PrecisionRecallFigure(finding, precise));
        calibration.set(calibrated.isEmpty() ? null : new CalibrationFigure(finding, calibrated));
        threshold.offer(judged);
    }

    private void drawRoc(Curves curves, Finding finding) {
        List<RocFigure.Curve> drawn = new ArrayList<>();
        for (int i = 0; i < curves.lines().size(); i++) {
            Line line = curves.lines().get(i);
            RocBand band = i < curves.bands().size() ? curves.bands().get(i) : null;
            Double auroc = line.score().auroc();
            if (auroc == null) continue;
            line.judged()
                    .roc()
                    .map(points -> new RocFigure.Curve(
                            line.name(), line.style(), points, auroc, line.score().interval(), band))
                    .ifPresent(drawn::add);
        }
        roc.set(drawn.isEmpty() ? null : new RocFigure(finding, drawn));
    }
}
