package org.discern.ui.training;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.ui.kit.Background;
import org.discern.workflow.WorkRequest;
import org.jspecify.annotations.Nullable;

/// Asks runs to pause, to go on and to stop: the one that is looked at, else the one under way in this window.
public final class Steering {
    private final Runs runs;
    private final Background background;
    private final AtWork atWork;
    private final LookedRuns looked;
    private final ObjectProperty<TrainingPhase> phase;
    private final Consumer<Problem> failed;

    /// @param phase of the run under way here, which changes by what is asked
    Steering(
            Runs runs,
            Background background,
            AtWork atWork,
            LookedRuns looked,
            ObjectProperty<TrainingPhase> phase,
            Consumer<Problem> failed) {
        this.runs = runs;
        this.background = background;
        this.atWork = atWork;
        this.looked = looked;
        this.phase = phase;
        this.failed = failed;
    }

    /// What was last asked of a run.
    public WorkRequest requested(RunRow row) {
        return atWork.requested(row);
    }

    /// Lets the run that is looked at stand still, or go on.
    public void pauseOrGoOn() {
        RunRow row = looked.selectedProperty().get();
        if (row == null) return;
        ask(requested(row) == WorkRequest.PAUSE ? WorkRequest.GO_ON : WorkRequest.PAUSE);
    }

    /// Asks the run that is looked at, or the one under way, to stop at its next step; what it has done so far stays.
    public void stop() {
        ask(WorkRequest.STOP);
    }

    /// The same at the end of its epoch; asked again, it goes on.
    public void stopAfterEpoch() {
        RunRow row = steered();
        if (row == null) return;
        ask(requested(row) == WorkRequest.STOP_AFTER_EPOCH ? WorkRequest.GO_ON : WorkRequest.STOP_AFTER_EPOCH);
    }

    private void ask(WorkRequest request) {
        RunRow row = steered();
        if (row == null) return;
        Optional<LiveRun> run = atWork.live(row);
        if (run.isPresent()) {
            if (phase.get() == TrainingPhase.CANCELLING) return;
            run.get().request(request);
            phase.set(
                    switch (request) {
                        case STOP -> TrainingPhase.CANCELLING;
                        case PAUSE -> TrainingPhase.PAUSED;
                        case STOP_AFTER_EPOCH -> TrainingPhase.ENDING_EPOCH;
                        case GO_ON -> TrainingPhase.RUNNING;
                    });
        } else if (row.id() != null) {
            RunId id = row.id();
            atWork.ask(id, request);
            var unused = background.read(
                    "Ask run",
                    _ -> {
                        runs.request(id, request);
                        return id;
                    },
                    _ -> {},
                    failed);
        }
        looked.tellAgain();
    }

    /// The run that requests go to: the one that is looked at, else the one under way.
    private @Nullable RunRow steered() {
        RunRow row = looked.selectedProperty().get();
        if (row != null && row.steerable()) return row;
        return atWork.live().map(LiveRun::row).orElse(null);
    }
}
