package org.discern.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.ResultTables;
import org.discern.figure.Table;
import org.discern.model.Finding;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.model.ScoreTable;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.CommandText;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// Compares finished runs: which runs, which finding, which model of each; and what follows, in parts: scores and
/// differences, curves and thresholds, embeddings, clinical values, other data sets, findings left out.
public final class CompareViewModel {
    private static final ScoreTable NO_SCORES = new ScoreTable(List.of(), null, null, null, null);

    private final ProjectModel project;
    private final Results results;
    private final Background background;
    private final Desktop desktop;
    private final ObservableList<RunSummary> finished = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> finishedView = FXCollections.unmodifiableObservableList(finished);
    private final Map<RunId, RunRecord> read = new LinkedHashMap<>();
    private final ObservableList<RunSummary> chosen = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> chosenView = FXCollections.unmodifiableObservableList(chosen);
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> findingsView = FXCollections.unmodifiableObservableList(findings);
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final ObservableList<String> modelsView = FXCollections.unmodifiableObservableList(models);
    private final ObjectProperty<@Nullable Finding> finding = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> model = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> scores = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> runTable = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final DifferencesViewModel differences;
    private final CurvesViewModel curves;
    private final LinkedPlotsViewModel plots;
    private final ClinicalViewModel clinical;
    private final ElsewhereViewModel elsewhere;
    private final MatrixViewModel matrix;
    private List<ChosenRun> compared = List.of();
    private boolean offering;

    public CompareViewModel(
            ProjectModel project, Results results, Background background, Desktop desktop, Selection selection) {
        this.project = project;
        this.results = results;
        this.background = background;
        this.desktop = desktop;
        differences = new DifferencesViewModel(background, problem);
        curves = new CurvesViewModel(background, problem);
        plots = new LinkedPlotsViewModel(results, background, selection, problem);
        clinical = new ClinicalViewModel(background, problem);
        elsewhere = new ElsewhereViewModel(background, problem);
        matrix = new MatrixViewModel(results::matrices, background, problem);
        finding.subscribe((_, _) -> compare());
        model.subscribe((_, _) -> compare());
        project.runs().subscribe(this::list);
        list();
    }

    /// Runs that can be compared, the newest first.
    public ObservableList<RunSummary> finished() {
        return finishedView;
    }

    /// Runs that are compared, in the order they were chosen.
    public ObservableList<RunSummary> chosen() {
        return chosenView;
    }

    public ObservableList<Finding> findings() {
        return findingsView;
    }

    /// Protocol and start of the models that the chosen runs have.
    public ObservableList<String> models() {
        return modelsView;
    }

    public ObjectProperty<@Nullable Finding> findingProperty() {
        return finding;
    }

    public ObjectProperty<@Nullable String> modelProperty() {
        return model;
    }

    /// AUROC of the model asked about, a row a finding, a column a run; `null` where no run is chosen.
    public ReadOnlyObjectProperty<@Nullable Table> scoresProperty() {
        return scores.getReadOnlyProperty();
    }

    /// The chosen runs, a column each, with the settings in which they differ; `null` where no run is chosen.
    public ReadOnlyObjectProperty<@Nullable Table> runTableProperty() {
        return runTable.getReadOnlyProperty();
    }

    public DifferencesViewModel differences() {
        return differences;
    }

    public CurvesViewModel curves() {
        return curves;
    }

    public LinkedPlotsViewModel plots() {
        return plots;
    }

    public ClinicalViewModel clinical() {
        return clinical;
    }

    public ElsewhereViewModel elsewhere() {
        return elsewhere;
    }

    public MatrixViewModel matrix() {
        return matrix;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    public boolean isChosen(RunSummary run) {
        return chosen.stream().anyMatch(other -> other.id().equals(run.id()));
    }

    /// Takes a run into the comparison, or out of it.
    public void choose(RunSummary run, boolean wanted) {
        if (wanted == isChosen(run)) return;
        if (!wanted) {
            chosen.removeIf(other -> other.id().equals(run.id()));
            offer();
            return;
        }
        chosen.add(run);
        if (read.containsKey(run.id())) {
            offer();
            return;
        }
        var unused = background.read(
                "Read run",
                _ -> results.read(run.id()),
                record -> {
                    read.put(run.id(), record);
                    offer();
                },
                failure -> {
                    chosen.remove(run);
                    problem.set(failure);
                });
    }

    /// Copies the command that would answer a question which no chosen run answers yet.
    ///
    /// @param command with `RUN` for the first of the chosen runs, and `SETTINGS` for the file of its settings
    public void copyCommand(String command) {
        String run = chosen.isEmpty() ? "RUN" : chosen.getFirst().id().value();
        String settings = Path.of(project.folder(), "runs", run, "config.yaml").toString();
        desktop.copy("discern "
                + command.replace("RUN", run).replace("SETTINGS", CommandText.quoted(settings))
                + " --project " + CommandText.quoted(project.folder()));
    }

    /// Writes a report on the chosen runs and opens it.
    public void openReport() {
        List<RunId> ids = chosen.stream().map(RunSummary::id).toList();
        if (ids.isEmpty()) {
            problem.set(new Problem("No run is chosen", "Tick at least one finished run at the left."));
            return;
        }
        var unused = background.read("Report", context -> results.report(ids, context), desktop::open, problem::set);
    }

    private void list() {
        List<RunSummary> done = project.runs().stream()
                .filter(run -> run.state() == RunState.DONE)
                .toList();
        if (done.equals(finished)) return;
        finished.setAll(done);
        chosen.removeIf(run -> done.stream().noneMatch(other -> other.id().equals(run.id())));
        if (chosen.isEmpty() && !done.isEmpty()) choose(done.getFirst(), true);
        else offer();
    }

    /// What can be asked of the chosen runs, the question so far kept where it still can be.
    private void offer() {
        List<ChosenRun> ready = new ArrayList<>();
        for (RunSummary run : chosen) {
            RunRecord record = read.get(run.id());
            if (record != null) ready.add(ChosenRun.of(record, ready));
        }
        compared = List.copyOf(ready);
        offering = true;
        keep(
                findings,
                finding,
                union(run -> run.record().predictions().stream()
                        .flatMap(p -> p.findings().stream())
                        .toList()));
        keep(models, model, union(ChosenRun::models));
        offering = false;
        compare();
    }

    private <T> Collection<T> union(Function<ChosenRun, Collection<T>> of) {
        Collection<T> all = new LinkedHashSet<>();
        compared.forEach(run -> all.addAll(of.apply(run)));
        return all;
    }

    private static <T> void keep(ObservableList<T> offered, ObjectProperty<@Nullable T> asked, Collection<T> now) {
        T before = asked.get();
        if (!List.copyOf(now).equals(offered)) offered.setAll(now);
        asked.set(
                before != null && now.contains(before)
                        ? before
                        : now.stream().findFirst().orElse(null));
    }

    private void compare() {
        if (offering) return;
        Question question = new Question(compared, finding.get(), model.get());
        scores.set(scores(question));
        runTable.set(compared.isEmpty() ? null : RunTable.of(compared, model.get()));
        differences.ask(question);
        curves.ask(question);
        plots.ask(question);
        clinical.ask(question);
        elsewhere.ask(question);
        matrix.ask(question);
    }

    private static @Nullable Table scores(Question question) {
        String asked = question.model();
        if (asked == null) return null;
        List<ModelScore> scores = question.runs().stream()
                .map(run -> new ModelScore(
                        run.name(), run.score(asked).map(ModelScore::table).orElse(NO_SCORES)))
                .toList();
        return ResultTables.auroc(scores).transposed("Finding");
    }
}
