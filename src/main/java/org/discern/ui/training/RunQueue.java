package org.discern.ui.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.ui.kit.Background;
import org.jspecify.annotations.Nullable;

/// Experiments that wait for their turn, in order. A run that a person stops holds the queue: the next one would
/// take the machine that was to be free. What waits is kept in the project and found again, held, when it is opened.
final class RunQueue {
    private final Runs runs;
    private final Background background;
    private final Consumer<Problem> failed;
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable RunConfig leaving;
    private long added;
    private boolean held;
    private boolean found;
    private volatile List<RunConfig> kept = List.of();

    record Waiting(RunConfig config, RunRow row) {}

    RunQueue(Runs runs, Background background, Consumer<Problem> failed) {
        this.runs = runs;
        this.background = background;
        this.failed = failed;
    }

    /// Looks for what waited when the project was closed; until it is there, nothing is kept in its place.
    ///
    /// @param changed called if there was something
    void find(Runnable changed) {
        var unused = background.read(
                "Read queue",
                _ -> runs.waiting(),
                before -> {
                    found = true;
                    if (before.isEmpty() && kept.isEmpty()) return;
                    held = !before.isEmpty();
                    waiting.addAll(0, before.stream().map(this::waiting).toList());
                    keep();
                    changed.run();
                },
                failed);
    }

    void add(RunConfig config) {
        if (waiting.isEmpty()) held = false;
        waiting.add(waiting(config));
        keep();
    }

    /// Takes the first one out. It stays kept until it is [#left], so that a window which is killed while a run begins
    /// does not lose it.
    Optional<Waiting> poll() {
        if (waiting.isEmpty()) return Optional.empty();
        Waiting first = waiting.removeFirst();
        leaving = first.config();
        return Optional.of(first);
    }

    /// The one that was taken out last has a folder, or has ended without one.
    void left() {
        if (leaving == null) return;
        leaving = null;
        keep();
    }

    void remove(RunRow row) {
        waiting.removeIf(each -> each.row().equals(row));
        keep();
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

    private Waiting waiting(RunConfig config) {
        RunRow row = new RunRow(
                null,
                config.name(),
                config.data().dataset(),
                config.method().title(),
                RunState.RUNNING,
                RunPlace.QUEUE,
                Instant.now().plusNanos(added++)); // so that equal experiments are different rows
        return new Waiting(config, row);
    }

    private void keep() {
        kept = Stream.concat(
                        Optional.ofNullable(leaving).stream(), waiting.stream().map(Waiting::config))
                .toList();
        if (!found) return;
        var unused = background.read(
                "Keep queue",
                _ -> {
                    // Whichever job comes last keeps what is there then.
                    synchronized (this) {
                        runs.keepWaiting(kept);
                    }
                    return true;
                },
                _ -> {},
                failed);
    }
}
