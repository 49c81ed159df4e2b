package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.JobContext;
import org.discern.workflow.JudgedFinding;
import org.discern.workflow.ModelName;
import org.jspecify.annotations.Nullable;

/// The curves of the chosen runs on one finding: ROC with bands, precision and recall, calibration; and what calling
/// films positive from a threshold on comes to.
public final class CurvesViewModel {
    private final ReadOnlyObjectWrapper<@Nullable RocFigure> roc = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PrecisionRecallFigure> precisionRecall =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CalibrationFigure> calibration = new ReadOnlyObjectWrapper<>();
    private final ThresholdViewModel threshold = new ThresholdViewModel();
    private final LastAsked<Curves> curves;
    private final LastAsked<RocFigure> bands;

    CurvesViewModel(Background background, ObjectProperty<@Nullable Problem> problem) {
        curves = new LastAsked<>(background, "Curves", this::show, problem::set);
        bands = new LastAsked<>(background, "Bands", roc::set, problem::set);
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

    /// Figures are `null` where they would be empty.
    private record Curves(
            Finding finding,
            List<Line> lines,
            @Nullable RocFigure roc,
            @Nullable PrecisionRecallFigure precisionRecall,
            @Nullable CalibrationFigure calibration) {}

    void ask(Question asked) {
        bands.stop();
        Finding finding = asked.finding();
        String model = asked.model();
        if (finding == null || model == null) {
            curves.stop();
            show(null);
            return;
        }
        curves.ask(_ -> draw(finding, lines(asked.runs(), model, finding)));
    }

    private void show(@Nullable Curves known) {
        roc.set(known == null ? null : known.roc());
        precisionRecall.set(known == null ? null : known.precisionRecall());
        calibration.set(known == null ? null : known.calibration());
        threshold.offer(
                known == null
                        ? List.of()
                        : known.lines().stream()
                                .map(line -> new ThresholdViewModel.Judged(line.name(), line.judged()))
                                .toList());
        // The bands take seconds; the curves are shown before.
        if (known != null && known.roc() != null)
            bands.ask(context -> Objects.requireNonNull(rocFigure(known.finding(), known.lines(), context)));
    }

    private static List<Line> lines(List<ChosenRun> runs, String model, Finding finding) {
        List<Line> lines = new ArrayList<>();
        for (ChosenRun run : runs)
            line(run, model, finding, run.name(), run.style()).ifPresent(lines::add);
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

    private static Optional<Line> line(ChosenRun run, String model, Finding finding, String name, ModelStyle style) {
        return run.score(model, finding)
                .filter(score -> score.auroc() != null)
                .flatMap(score -> JudgedFinding.of(run.record(), model, finding)
                        .map(judged -> new Line(
                                name,
                                style,
                                score,
                                judged,
                                run.record().config().seed())));
    }

    private static Curves draw(Finding finding, List<Line> lines) {
        List<PrecisionRecallFigure.Curve> precise = each(lines, CurvesViewModel::precise);
        List<CalibrationFigure.Curve> calibrated = each(
                lines,
                line -> line.judged()
                        .calibration()
                        .map(bins -> new CalibrationFigure.Curve(line.name(), line.style(), bins)));
        return new Curves(
                finding,
                lines,
                rocFigure(finding, lines, null),
                precise.isEmpty() ? null : new PrecisionRecallFigure(finding, precise),
                calibrated.isEmpty() ? null : new CalibrationFigure(finding, calibrated));
    }

    private static <C> List<C> each(List<Line> lines, Function<Line, Optional<C>> curve) {
        return lines.stream().flatMap(line -> curve.apply(line).stream()).toList();
    }

    private static Optional<PrecisionRecallFigure.Curve> precise(Line line) {
        Double average = line.score().averagePrecision();
        if (average == null) return Optional.empty();
        return line.judged()
                .precisionRecall()
                .map(points -> new PrecisionRecallFigure.Curve(
                        line.name(), line.style(), points, average, line.score().averagePrecisionInterval()));
    }

    /// @param context of the work that may take the time for bands; `null` for a figure without them
    private static @Nullable RocFigure rocFigure(Finding finding, List<Line> lines, @Nullable JobContext context) {
        List<RocFigure.Curve> drawn = each(lines, line -> {
            if (context != null) context.checkCancelled();
            RocBand band =
                    context == null ? null : line.judged().rocBand(line.seed()).orElse(null);
            return curve(line, band);
        });
        return drawn.isEmpty() ? null : new RocFigure(finding, drawn);
    }

    private static Optional<RocFigure.Curve> curve(Line line, @Nullable RocBand band) {
        Double auroc = line.score().auroc();
        if (auroc == null) return Optional.empty();
        return line.judged()
                .roc()
                .map(points -> new RocFigure.Curve(
                        line.name(), line.style(), points, auroc, line.score().interval(), band));
    }
}
