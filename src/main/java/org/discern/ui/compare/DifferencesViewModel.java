package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.LabelCurveFigure;
import org.discern.figure.ModelStyle;
import org.discern.figure.ResultTables;
import org.discern.figure.Table;
import org.discern.model.LabelCurve;
import org.discern.model.ModelComparison;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.CompareRuns;
import org.discern.workflow.RunComparison;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// Which differences between the chosen runs their test films support: pairs of models with intervals and p values,
/// a verdict in words, and scores by the share of labels.
public final class DifferencesViewModel {
    private final ObservableList<ModelComparison> pairs = FXCollections.observableArrayList();
    private final ObservableList<ModelComparison> pairsView = FXCollections.unmodifiableObservableList(pairs);
    private final ObjectProperty<@Nullable ModelComparison> pair = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LabelCurveFigure> labelCurve = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final LastAsked<RunComparison> work;
    private Question question = Question.NONE;
    private @Nullable RunComparison comparison;
    private @Nullable ModelComparison lookedAt;

    DifferencesViewModel(Background background, ObjectProperty<@Nullable Problem> problem) {
        work = new LastAsked<>(background, "Compare runs", this::arrive, problem::set);
        pair.subscribe((_, now) -> {
            table.set(now == null ? null : ResultTables.comparison(now));
            if (now != null) lookedAt = now;
        });
    }

    /// Pairs of models of the kind asked about.
    public ObservableList<ModelComparison> pairs() {
        return pairsView;
    }

    public ObjectProperty<@Nullable ModelComparison> pairProperty() {
        return pair;
    }

    /// Differences of the pair, by finding.
    public ReadOnlyObjectProperty<@Nullable Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// `null` where no model was trained with several shares of labels.
    public ReadOnlyObjectProperty<@Nullable LabelCurveFigure> labelCurveProperty() {
        return labelCurve.getReadOnlyProperty();
    }

    /// What must be known to read it, such as that a run is left out.
    public ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// Whether differences are being computed.
    public ReadOnlyBooleanProperty workingProperty() {
        return work.workingProperty();
    }

    /// Stops the computation.
    public void stop() {
        work.stop();
        notes.set(List.of("Stopped: differences were not computed. Choose the runs again to compute them."));
    }

    void ask(Question asked) {
        boolean sameRuns = asked.sameRuns(question);
        question = asked;
        if (sameRuns) {
            tell();
            return;
        }
        comparison = null;
        notes.set(List.of());
        tell();
        List<RunRecord> runs = asked.runs().stream().map(ChosenRun::record).toList();
        if (runs.isEmpty()) work.stop();
        else work.ask(context -> CompareRuns.of(runs, CompareRuns.Repeats.TOGETHER, context));
    }

    private void arrive(RunComparison done) {
        comparison = done;
        notes.set(
                done.comparisons().isEmpty() && question.runs().size() < 2
                        ? List.of("Choose a second run at the left to see differences.")
                        : done.notes());
        tell();
    }

    private void tell() {
        RunComparison known = comparison;
        ModelComparison before = lookedAt;
        List<ModelComparison> now = known == null ? List.of() : pairs(known);
        if (!now.equals(pairs)) {
            pairs.setAll(now);
            pair.set(now.stream()
                    .filter(each -> before != null && sameModels(each, before))
                    .findFirst()
                    .orElse(now.isEmpty() ? null : now.getLast()));
        }
        labelCurve.set(known == null ? null : labelCurve(known));
    }

    private static boolean sameModels(ModelComparison a, ModelComparison b) {
        return a.model().equals(b.model()) && a.reference().equals(b.reference());
    }

    /// Those with one of the models asked about, those between two of them last; all where it is in none.
    private List<ModelComparison> pairs(RunComparison known) {
        Map<String, String> kinds = new HashMap<>();
        known.models().forEach(model -> kinds.put(model.name(), model.model()));
        List<ModelComparison> asked = known.comparisons().stream()
                .filter(each -> Stream.of(each.model(), each.reference())
                        .anyMatch(name -> Objects.equals(kinds.get(name), question.model())))
                .sorted((a, b) -> Boolean.compare(isBetween(a, kinds), isBetween(b, kinds)))
                .toList();
        return asked.isEmpty() ? known.comparisons() : asked;
    }

    private static boolean isBetween(ModelComparison pair, Map<String, String> kinds) {
        return Objects.equals(kinds.get(pair.model()), kinds.get(pair.reference()));
    }

    /// Of the finding asked about, or the mean over findings where it has none.
    private @Nullable LabelCurveFigure labelCurve(RunComparison known) {
        List<LabelCurve> curves = known.labelCurves().stream()
                .filter(curve -> Objects.equals(curve.finding(), question.finding()))
                .toList();
        if (curves.isEmpty())
            curves = known.labelCurves().stream()
                    .filter(curve -> curve.finding() == null)
                    .toList();
        if (curves.isEmpty()) return null;
        List<LabelCurveFigure.Curve> drawn = new ArrayList<>();
        for (LabelCurve curve : curves)
            drawn.add(new LabelCurveFigure.Curve(curve.model(), style(known, curve, drawn.size()), curve));
        return new LabelCurveFigure(
                curves.getFirst().finding() == null
                        ? "Mean over the findings"
                        : curves.getFirst().finding().name(),
                drawn);
    }

    private static ModelStyle style(RunComparison known, LabelCurve curve, int place) {
        return known.models().stream()
                .filter(model -> model.name().startsWith(curve.model()))
                .map(RunComparison.Model::style)
                .findFirst()
                .orElse(ModelStyle.other(place));
    }
}
