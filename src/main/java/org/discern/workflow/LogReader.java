package org.discern.workflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import org.discern.model.Problem;
import org.discern.model.RunEvent;

/// Reads a [MetricsLog] that may be growing, each time what has come since. The file is open only while it is read
/// and never locked: whoever writes it, or copies it here, is not held up. Lines that are torn or no events are
/// passed over; a line whose end has not come yet is taken up when it is whole.
final class LogReader {
    private static final int CHUNK = 1 << 22;

    private final Path file;
    private final RunJson json;
    private final StepLine steps = new StepLine();
    private long position;
    // Where the last line read ends, so that a log that was cut and written anew is told from one that grew.
    private byte[] lastLine = {};

    LogReader(Path file, RunJson json) {
        this.file = file;
        this.json = json;
    }

    /// @param forget called first where the log is not the one that was read before, but begins anew
    /// @throws Problem where it cannot be read
    void read(Consumer<RunEvent> events, Runnable forget) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (position > 0 && !goesOn(channel)) {
                position = 0;
                lastLine = new byte[0];
                forget.run();
            }
            readOn(channel, events);
        } catch (NoSuchFileException notYet) {
            return;
        } catch (IOException e) {
            throw new Problem("could not read " + file, "the rest of the run is untouched", e);
        }
    }

    private boolean goesOn(FileChannel channel) throws IOException {
        if (channel.size() < position) return false;
        return Arrays.equals(bytes(channel, position - lastLine.length, lastLine.length), lastLine);
    }

    private void readOn(FileChannel channel, Consumer<RunEvent> events) throws IOException {
        int size = CHUNK;
        while (position < channel.size()) {
            byte[] chunk = bytes(channel, position, size);
            int end = lines(chunk, events);
            position += end;
            if (end > 0) continue;
            if (chunk.length < size) return; // a line whose end has not come
            size *= 2; // a line longer than all that was read
        }
    }

    /// Reads the whole lines of `chunk`.
    ///
    /// @return where they end
    private int lines(byte[] chunk, Consumer<RunEvent> events) {
        int from = 0;
        int last = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] != '\n') continue;
            RunEvent step = steps.read(chunk, from, i - from);
            if (step != null) events.accept(step);
            else json.event(chunk, from, i - from).ifPresent(events);
            last = from;
            from = i + 1;
        }
        if (from > 0) lastLine = Arrays.copyOfRange(chunk, last, from);
        return from;
    }

    private static byte[] bytes(FileChannel channel, long from, int atMost) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(atMost, Math.max(0, channel.size() - from)));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until it is full, or the file has been cut meanwhile
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
