package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    private final RunJson json = new RunJson();
    private final Path file;

    MetricsLogTest(@TempDir Path folder) {
        this.file = folder.resolve("metrics.jsonl");
    }

    @Test
    void givesBackEveryKindOfEvent() {
        List<RunEvent> all = List.of(
                new RunEvent.Notice(RunEvent.Severity.WARNING, "\"Größe\",\n\t\u2028 <&> 肺炎"),
                new RunEvent.PhaseStarted(Phase.PRETRAIN, 8),
                step(1),
                new RunEvent.EpochDone(Phase.PRETRAIN, 1, 2, Map.of(Metric.LOSS, 1.25)),
                new RunEvent.CheckpointSaved(Phase.PRETRAIN, 1, "step-000000001.safetensors"),
                new RunEvent.StepDone(Phase.PRETRAIN, 2, 8, 1, Map.of("odd", Double.NaN, "large", 1e300)));
        append(0, all);
        assertEquals(all, read());
    }

    @Test
    void aLogThatIsNotThereIsEmpty() {
        assertEquals(List.of(), read());
    }

    @Test
    void passesOverATornLineWhereverItIsTorn() throws IOException {
        append(0, List.of(step(1), new RunEvent.Notice(RunEvent.Severity.INFO, "Größe")));
        byte[] whole = Files.readAllBytes(file);
        int firstLine = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = firstLine; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(1, read().size(), "cut after " + length + " bytes");
        }
    }

    @Test
    void passesOverLinesThatAreNoEvents() throws IOException {
        append(0, List.of(step(1)));
        Files.writeString(
                file, "\n\0\0\0\n[]\n{\"event\":\"step\"}\n{\"event\":\"later\",\"x\":1}\n", StandardOpenOption.APPEND);
        append(1, List.of(step(2)));
        assertEquals(List.of(step(1), step(2)), read());
    }

    @Test
    void goesOnAfterTheCheckpointAndForgetsWhatCameLater() {
        RunEvent saved = new RunEvent.CheckpointSaved(Phase.PRETRAIN, 2, "step-000000002.safetensors");
        RunEvent started = new RunEvent.PhaseStarted(Phase.PRETRAIN, 8);
        RunEvent notice = new RunEvent.Notice(RunEvent.Severity.WARNING, "before");
        append(0, List.of(notice, started, step(1), step(2), saved, step(3), step(4)));
        append(2, List.of(step(3)));
        assertEquals(List.of(notice, started, step(1), step(2), saved, step(3)), read());
    }

    @Test
    void startsAnewWithoutACheckpoint() {
        RunEvent started = new RunEvent.PhaseStarted(Phase.PRETRAIN, 8);
        append(0, List.of(started, step(1), step(2)));
        append(0, List.of(started, step(1)));
        assertEquals(List.of(started, started, step(1)), read());
    }

    @Test
    void forgetsAnEvaluationThatIsDoneAgain() {
        RunEvent trained = new RunEvent.PhaseStarted(Phase.PRETRAIN, 8);
        RunEvent evaluated = new RunEvent.PhaseStarted(Phase.FEATURES, 9);
        append(0, List.of(trained, step(8), evaluated));
        append(Long.MAX_VALUE, List.of(evaluated));
        assertEquals(List.of(trained, step(8), evaluated), read());
    }

    @Test
    void forgetsTheEvaluationOfARunThatDidNotTrain() {
        RunEvent notice = new RunEvent.Notice(RunEvent.Severity.WARNING, "before");
        RunEvent evaluated = new RunEvent.PhaseStarted(Phase.FEATURES, 9);
        append(Long.MAX_VALUE, List.of(notice, evaluated));
        append(Long.MAX_VALUE, List.of(evaluated));
        assertEquals(List.of(notice, evaluated), read());
    }

    private void append(long afterStep, List<RunEvent> events) {
        try (MetricsLog log = MetricsLog.continueAfter(file, json, Phase.PRETRAIN, afterStep)) {
            events.forEach(log::append);
        }
    }

    private List<RunEvent> read() {
        return MetricsLog.read(file, json);
    }

    private static RunEvent step(long step) {
        return new RunEvent.StepDone(Phase.PRETRAIN, step, 8, 1, Map.of(Metric.LOSS, 1.0 / step));
    }
}
