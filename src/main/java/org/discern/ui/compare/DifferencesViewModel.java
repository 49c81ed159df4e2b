package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
import org.discern.workflow.CompareRuns;
import org.discern.workflow.Job;
import org.discern.workflow.RunComparison;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// Which differences between the chosen runs their test films support: pairs of models with intervals and p values,
/// a verdict in words, what the runs' settings differ in, and scores by the share of labels.
public final class DifferencesViewModel {
    private final Background background;
    private final ObjectProperty<@Nullable Problem> problem;
    private final ObservableList<ModelComparison> pairs = FXCollections.observableArrayList();
    private final ObservableList<ModelComparison> pairsView = FXCollections.unmodifiableObservableList(pairs);
    private final ObjectProperty<@Nullable ModelComparison> pair = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> settings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LabelCurveFigure> labelCurve = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
    private Question question = Question.NONE;
    private @Nullable RunComparison comparison;
    private @Nullable Job<RunComparison> job;

    DifferencesViewModel(Background background, ObjectProperty<@Nullable Problem> problem) {
        this.background = background;
        this.problem = problem;
        pair.subscribe((_, now) -> table.set(now == null ? null : ResultTables.comparison(now)));
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

    /// Settings that differ, a column a run; `null` where there are none or one run alone.
    public ReadOnlyObjectProperty<@Nullable Table> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /// `null` where no model was trained with several shares of labels.
    public ReadOnlyObjectProperty<@Nullable LabelCurveFigure> labelCurveProperty() {
        return labelCurve.getReadOnlyProperty();
    }

    /// What must be known to read it, such as that a run is left out.
    public ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// Whether figures are being computed.
    public ReadOnlyBooleanProperty comparingProperty() {
        return comparing.getReadOnlyProperty();
    }

    void ask(Question asked) {
        boolean sameRuns = asked.sameRuns(question);
        question = asked;
        if (!sameRuns) compare(asked);
        else tell();
    }

    private void compare(Question asked) {
        if (job != null) job.cancel();
        comparison = null;
        List<RunRecord> runs = asked.runs().stream().map(ChosenRun::record).toList();
        comparing.set(!runs.isEmpty());
        tell();
        if (runs.isEmpty()) return;
        job = background.read(
                "Compare runs",
                context -> CompareRuns.of(runs, CompareRuns.Repeats.TOGETHER, context),
                _ -> {},
                new Background.Outcome<>(
                        done -> {
                            if (!asked.sameRuns(question)) return;
                            comparing.set(false);
                            comparison = done;
                            tell();
                        },
                        failure -> {
                            if (!asked.sameRuns(question)) return;
                            comparing.set(false);
                            problem.set(failure);
                        },
                        () -> {}));
    }

    private void tell() {
        RunComparison known = comparison;
        ModelComparison before = pair.get();
        List<ModelComparison> now = known == null ? List.of() : pairs(known);
        if (!now.equals(pairs)) {
            pairs.setAll(now);
            pair.set(now.stream()
                    .filter(each -> before != null && sameModels(each, before))
                    .findFirst()
                    .orElse(now.isEmpty() ? null : now.getLast()));
        }
        settings.set(known == null || known.settings().isEmpty() ? null : settings(known));
        labelCurve.set(known == null ? null : labelCurve(known));
        notes.set(known == null ? List.of() : known.notes());
    }

    private static boolean sameModels(ModelComparison a, ModelComparison b) {
        return a.model().equals(b.model()) && a.reference().equals(b.reference());
    }

    /// Those of the model asked about; all where it is in none.
    private List<ModelComparison> pairs(RunComparison known) {
        Map<String, String> kinds = new LinkedHashMap<>();
        known.models().forEach(model -> kinds.put(model.name(), model.model()));
        List<ModelComparison> asked = known.comparisons().stream()
                .filter(each -> Stream.of(each.model(), each.reference())
                        .anyMatch(name -> Objects.equals(kinds.get(name), question.model())))
                .toList();
        return asked.isEmpty() ? known.comparisons() : asked;
    }

    private Table settings(RunComparison known) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Setting")));
        for (ChosenRun run : question.runs()) columns.add(Table.Column.text(run.name()));
        List<List<String>> rows = known.settings().stream()
                .map(setting -> Stream.concat(Stream.of(setting.setting()), setting.values().stream())
                        .toList())
                .toList();
        return new Table("Settings that differ", columns, rows, List.of());
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
        for (LabelCurve curve : curves) {
            ModelStyle style = known.models().stream()
                    .filter(model -> model.name().startsWith(curve.model()))
                    .map(RunComparison.Model::style)
                    .findFirst()
                    .orElse(ModelStyle.other(drawn.size()));
            drawn.add(new LabelCurveFigure.Curve(curve.model(), style, curve));
        }
        return new LabelCurveFigure(
                curves.getFirst().finding() == null
                        ? "Mean over the findings"
                        : curves.getFirst().finding().name(),
                drawn);
    }
}
