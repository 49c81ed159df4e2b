package org.discern.workflow;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.storage.DurableFile;

/// `metrics.jsonl`: one event a line, appended as it happens. A kill can tear the last line only; it is
/// passed over when read.
final class MetricsLog implements AutoCloseable {
    private final Path file;
    private final RunJson json;
    private final BufferedWriter writer;

    private MetricsLog(Path file, RunJson json, BufferedWriter writer) {
        this.file = file;
        this.json = json;
        this.writer = writer;
    }

    /// Opens the log to go on after `step` of `phase`, the first of the run: what a killed run logged beyond
    /// its last checkpoint happens again, so it is dropped, and everything of later phases with it.
    static MetricsLog continueAfter(Path file, RunJson json, String phase, long step) {
        StringBuilder kept = new StringBuilder();
        for (RunEvent event : upTo(read(file, json), phase, step))
            kept.append(json.line(event)).append('\n');
        DurableFile.replace(file, kept.toString());
        try {
            return new MetricsLog(
                    file, json, Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /// The events of a log; a torn line is passed over, also where it is torn within a character.
    static List<RunEvent> read(Path file, RunJson json) {
        if (!Files.exists(file)) return List.of();
        List<RunEvent> events = new ArrayList<>();
        new LogReader(file, json).read(events::add, events::clear);
        return events;
    }

    void append(RunEvent event) {
        try {
            writer.write(json.line(event));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /// The events up to the end of `step`; the log is in the order of time, so one cut does it.
    private static List<RunEvent> upTo(List<RunEvent> events, String phase, long step) {
        for (int i = 0; i < events.size(); i++) {
            boolean beyond = switch (events.get(i)) {
                case RunEvent.PhaseStarted started -> !started.phase().equals(phase);
                case RunEvent.StepDone done -> done.phase().equals(phase) && done.step() > step;
                case RunEvent.EpochDone epoch -> false;
                case RunEvent.CheckpointSaved checkpoint -> false;
                case RunEvent.Notice notice -> false;
            };
            if (beyond) return events.subList(0, i);
        }
        return events;
    }

    private static Problem unwritable(Path file, IOException cause) {
        return new Problem(
                "could not write " + file + ": " + cause.getMessage(),
                "check free space and permissions; the run can be resumed from its last checkpoint",
                cause);
    }
}
