package org.discern.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.ui.kit.ProjectModel;
import org.jspecify.annotations.Nullable;

/// The list of runs: those that wait, the one under way in this window, those of the project's folder. Whoever is
/// looked at stays so while the list changes.
final class RunList {
    private final ProjectModel project;
    private final RunQueue queue;
    private final AtWork atWork;
    private final LookedRuns looked;
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    // A view that is read-only follows its list weakly: it must be held as long as the list.
    private final ObservableList<RunRow> view = FXCollections.unmodifiableObservableList(rows);

    RunList(ProjectModel project, RunQueue queue, AtWork atWork, LookedRuns looked) {
        this.project = project;
        this.queue = queue;
        this.atWork = atWork;
        this.looked = looked;
        project.runs().subscribe(this::follow);
    }

    /// Those that wait first, then the newest.
    ObservableList<RunRow> rows() {
        return view;
    }

    /// Lists them anew.
    void follow() {
        RunRow before = looked.selectedProperty().get();
        List<RunRow> all = new ArrayList<>(queue.rows());
        Optional<LiveRun> live = atWork.live();
        live.map(LiveRun::row).ifPresent(all::add);
        for (RunSummary run : project.runs()) {
            if (live.filter(each -> each.is(run)).isEmpty()) all.add(RunRow.of(run, atWork.place(run)));
        }
        if (!rows.equals(all)) rows.setAll(all);
        looked.alongside().removeIf(row -> !rows.contains(row));
        looked.selectedProperty()
                .set(same(before).or(() -> rows.stream().findFirst()).orElse(null));
    }

    /// Looks at the run that was put into the queue last.
    void lookAtLastWaiting() {
        List<RunRow> waiting = queue.rows();
        if (!waiting.isEmpty()) looked.selectedProperty().set(waiting.getLast());
    }

    /// Looks at a run of a folder, the newest of all where none is named.
    void lookAt(@Nullable RunId id) {
        rows.stream()
                .filter(row -> row.id() != null && (id == null || id.equals(row.id())))
                .findFirst()
                .ifPresent(looked.selectedProperty()::set);
    }

    private Optional<RunRow> same(@Nullable RunRow before) {
        if (before == null) return Optional.empty();
        return rows.stream()
                .filter(row ->
                        before.id() == null ? row.equals(before) : before.id().equals(row.id()))
                .findFirst();
    }
}
