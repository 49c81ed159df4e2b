package org.discern.ui.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.config.RunConfig;
import org.discern.model.RunState;

/// Experiments that wait for their turn, in order. A run that a person stops holds the queue: the next one would
/// take the machine that was to be free.
final class RunQueue {
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean held;

    record Waiting(RunConfig config, RunRow row) {}

    void add(RunConfig config) {
        RunRow row = new RunRow(
                null,
                config.name(),
                config.data().dataset(),
                config.method().title(),
                RunState.RUNNING,
                RunPlace.QUEUE,
                Instant.now().plusNanos(waiting.size())); // so that equal experiments are different rows
        if (waiting.isEmpty()) held = false;
        waiting.add(new Waiting(config, row));
    }

    Optional<Waiting> poll() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.removeFirst());
    }

    void remove(RunRow row) {
        waiting.removeIf(each -> each.row().equals(row));
    }

    List<RunRow> rows() {
        return waiting.stream().map(Waiting::row).toList();
    }

    Optional<RunConfig> config(RunRow row) {
        return waiting.stream()
                .filter(each -> each.row().equals(row))
                .map(Waiting::config)
                .findFirst();
    }

    void hold() {
        held = true;
    }

    void release() {
        held = false;
    }

    /// Whether runs wait, and are to go on waiting.
    boolean held() {
        return held && !waiting.isEmpty();
    }
}
