package org.discern.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.discern.model.RunEvent;
import org.discern.workflow.JobContext;

/// Hears what a use case reports, and asks it to stop when it hears a certain event.
public final class RecordingContext implements JobContext {
    private final Predicate<RunEvent> stopAt;
    private final Consumer<RunEvent> listener;
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    private RecordingContext(Predicate<RunEvent> stopAt, Consumer<RunEvent> listener) {
        this.stopAt = stopAt;
        this.listener = listener;
    }

    /// Never asks to stop.
    public static RecordingContext patient() {
        return new RecordingContext(event -> false, event -> {});
    }

    /// Asks to stop at the first event that fits.
    public static RecordingContext stoppingAt(Predicate<RunEvent> event) {
        return new RecordingContext(event, heard -> {});
    }

    /// Never asks to stop, and tells `listener` too, on the working thread.
    public static RecordingContext telling(Consumer<RunEvent> listener) {
        return new RecordingContext(event -> false, listener);
    }

    /// What was reported so far.
    public List<RunEvent> events() {
        return List.copyOf(events);
    }

    /// The texts of the warnings so far.
    public List<String> warnings() {
        return events.stream()
                .filter(RunEvent.Notice.class::isInstance)
                .map(RunEvent.Notice.class::cast)
                .filter(notice -> notice.severity() == RunEvent.Severity.WARNING)
                .map(RunEvent.Notice::text)
                .toList();
    }

    @Override
    public void report(RunEvent event) {
        events.add(event);
        listener.accept(event);
        if (stopAt.test(event)) cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
