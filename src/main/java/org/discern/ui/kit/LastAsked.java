package org.discern.ui.kit;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.discern.model.Problem;
import org.discern.workflow.Job;
import org.discern.workflow.Jobs;
import org.jspecify.annotations.Nullable;

/// Work in the background of which only what was asked last counts: what was asked before is stopped, and nobody
/// hears of it any more. For the window's thread only.
public final class LastAsked<T> {
    private final Background background;
    private final String name;
    private final Consumer<T> done;
    private final Consumer<Problem> failed;
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private int asked;
    private @Nullable Job<T> job;

    public LastAsked(Background background, String name, Consumer<T> done, Consumer<Problem> failed) {
        this.background = background;
        this.name = name;
        this.done = done;
        this.failed = failed;
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// Asks for this instead of what was asked before.
    public void ask(Jobs.Work<T> work) {
        stop();
        int number = asked;
        working.set(true);
        Job<T> started = background.read(
                name,
                work,
                _ -> {},
                new Background.Outcome<>(
                        value -> settle(number, () -> done.accept(value)),
                        problem -> settle(number, () -> failed.accept(problem)),
                        () -> settle(number, () -> {})));
        if (number == asked && working.get()) job = started;
    }

    /// Stops what was asked for, if it is still under way.
    public void stop() {
        asked++;
        working.set(false);
        if (job != null) job.cancel();
        job = null;
    }

    private void settle(int number, Runnable outcome) {
        if (number != asked) return;
        working.set(false);
        job = null;
        outcome.run();
    }
}
