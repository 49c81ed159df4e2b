package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private final RunJson json = new RunJson();
    private final Path file;
    private final LogReader reader;
    private final List<RunEvent> heard = new ArrayList<>();
    private int forgotten;

    LogReaderTest(@TempDir Path folder) {
        file = folder.resolve("metrics.jsonl");
        reader = new LogReader(file, json);
    }

    @Test
    void aLogThatGrowsByAnyPiecesIsReadOnceInOrder() throws IOException {
        read();
        List<RunEvent> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int step = 1; step <= 40; step++) {
            all.add(step(step, 1.0 / step));
            text.append(json.line(all.getLast())).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(3);
        Files.createFile(file);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + random.nextInt(1, 300));
            Files.write(file, java.util.Arrays.copyOfRange(bytes, from, to), StandardOpenOption.APPEND);
            read();
            from = to;
        }
        assertEquals(all, heard);
        assertEquals(0, forgotten);
    }

    @Test
    void aCopyThatReplacesTheFileAndIsLongerGoesOn() throws IOException {
        write(step(1, 0.5));
        read();
        Path other = file.resolveSibling("copy");
        Files.writeString(other, json.line(step(1, 0.5)) + "\n" + json.line(step(2, 0.25)) + "\n");
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        read();
        assertEquals(List.of(step(1, 0.5), step(2, 0.25)), heard);
        assertEquals(0, forgotten);
    }

    @Test
    void aLogThatWasCutByResumingBeginsAnew() throws IOException {
        write(step(1, 0.5), step(2, 0.4), step(3, 0.3));
        read();
        write(step(1, 0.5), step(2, 0.41), step(3, 0.31), step(4, 0.2));
        read();
        assertEquals(1, forgotten);
        assertEquals(List.of(step(1, 0.5), step(2, 0.41), step(3, 0.31), step(4, 0.2)), heard);
        write(step(1, 0.5));
        read();
        assertEquals(2, forgotten);
        assertEquals(List.of(step(1, 0.5)), heard);
    }

    private void read() {
        reader.read(heard::add, () -> {
            forgotten++;
            heard.clear();
        });
    }

    private void write(RunEvent... events) throws IOException {
        StringBuilder text = new StringBuilder();
        for (RunEvent event : events) text.append(json.line(event)).append('\n');
        Files.writeString(file, text);
    }

    private static RunEvent step(long step, double loss) {
        return new RunEvent.StepDone(Phase.PRETRAIN, step, 8, 1, Map.of(Metric.LOSS, loss));
    }
}
