package org.discern.ui.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.workflow.WorkRequest;
import org.discern.workflow.Worker;
import org.jspecify.annotations.Nullable;

/// Who is at work on the runs, and what was asked of them: this window on one at most, other processes and machines on
/// others.
final class AtWork {
    private final Map<RunId, WorkRequest> requested = new HashMap<>();
    private Map<RunId, Worker> others = Map.of();
    private @Nullable LiveRun live;

    /// The run under way in this window.
    Optional<LiveRun> live() {
        return Optional.ofNullable(live);
    }

    /// The same, where a row stands for it.
    Optional<LiveRun> live(@Nullable RunRow row) {
        return live().filter(run -> run.row().equals(row));
    }

    void begin(LiveRun run) {
        live = run;
    }

    void end() {
        live = null;
    }

    /// A process of its own has taken a run up.
    void detached(RunId id) {
        requested.remove(id);
        others = Map.of(id, Worker.OTHER_PROCESS);
    }

    /// Takes over who else is at work now.
    ///
    /// @return the runs that another process was at work on, and is no more
    List<RunId> now(Map<RunId, Worker> workers) {
        List<RunId> over = others.entrySet().stream()
                .filter(run -> run.getValue() == Worker.OTHER_PROCESS && !workers.containsKey(run.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(requested::remove);
        others = workers;
        return over;
    }

    Map<RunId, Worker> others() {
        return others;
    }

    /// Whether somebody has the whole of this machine.
    boolean busy() {
        return live != null || others.containsValue(Worker.OTHER_PROCESS);
    }

    RunPlace place(RunSummary run) {
        if (run.state() != RunState.RUNNING) return RunPlace.NOWHERE;
        return switch (others.getOrDefault(run.id(), Worker.OTHER_PROCESS)) {
            case OTHER_MACHINE -> RunPlace.OTHER_MACHINE;
            case OTHER_PROCESS, THIS_PROCESS -> RunPlace.OWN_PROCESS;
            case NOBODY -> RunPlace.NOWHERE;
        };
    }

    /// What was last asked of a run.
    WorkRequest requested(RunRow row) {
        Optional<LiveRun> here = live(row);
        if (here.isPresent()) return here.get().requested();
        return row.id() == null ? WorkRequest.GO_ON : requested.getOrDefault(row.id(), WorkRequest.GO_ON);
    }

    /// Remembers what another process is asked for.
    void ask(RunId id, WorkRequest request) {
        requested.put(id, request);
    }
}
