package org.discern.ui.kit;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.workflow.Job;
import org.discern.workflow.Jobs;

/// Work away from the window's thread, its outcome brought back to it. A [Problem] goes to the panel that
/// asked, to be shown where the person is looking; a bug goes to the dialog for bugs; a stop on request is
/// nobody's failure.
///
/// @param ui runs what it is given on the window's thread
public record Background(Jobs jobs, Executor ui, Dialogs dialogs) {

    /// Short work: reading, browsing.
    public <T> Job<T> read(String name, Jobs.Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        return read(name, work, _ -> {}, new Outcome<>(done, failed, () -> {}));
    }

    /// Work that mostly waits for disk or catalog, and may be stopped; `listener` is called from the working
    /// thread.
    public <T> Job<T> read(String name, Jobs.Work<T> work, Consumer<RunEvent> listener, Outcome<T> outcome) {
        return deliver(jobs.background(name, work, listener), outcome);
    }

    /// Work that wants the whole machine; `listener` is called from the working thread.
    public <T> Job<T> compute(String name, Jobs.Work<T> work, Consumer<RunEvent> listener, Outcome<T> outcome) {
        return deliver(jobs.compute(name, work, listener), outcome);
    }

    private <T> Job<T> deliver(Job<T> job, Outcome<T> outcome) {
        var unused = job.result().whenComplete((value, failure) -> ui.execute(() -> settle(value, failure, outcome)));
        return job;
    }

    private <T> void settle(T value, Throwable failure, Outcome<T> outcome) {
        switch (failure) {
            case null -> outcome.done().accept(value);
            case Problem problem -> outcome.failed().accept(problem);
            case CancellationException _ -> outcome.cancelled().run();
            default -> {
                outcome.failed()
                        .accept(new Problem(
                                "An unexpected error ended this",
                                "It is not your data's or settings' fault.",
                                failure));
                dialogs.bug(failure);
            }
        }
    }

    /// What to do at the end of some work; all three run on the window's thread.
    public record Outcome<T>(Consumer<T> done, Consumer<Problem> failed, Runnable cancelled) {}
}
