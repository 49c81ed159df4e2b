package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.discern.model.RunState;
import org.discern.testing.RecordingContext;
import org.discern.testing.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Event files read back by a reader of its own, written from the format's description: frames, checksums by the
/// polynomial bit by bit, and protocol buffers field by field.
class TensorBoardEventsTest {
    private record Event(double wallSeconds, long step, String version, String tag, float value) {}

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TensorBoardEvents events = new TensorBoardEvents(file, 1_700_000_000.25);
        events.scalar("pretrain/loss", 6.875, 1, 1_700_000_001);
        events.scalar("Größe", -0.5, 70_000_000_000L, 1_700_000_002);
        assertEquals(
                List.of(
                        new Event(1_700_000_000.25, 0, "brain.Event:2", "", Float.NaN),
                        new Event(1_700_000_001, 1, "", "pretrain/loss", 6.875f),
                        new Event(1_700_000_002, 70_000_000_000L, "", "Größe", -0.5f)),
                read(file.toByteArray()));
    }

    /// RFC 3720, B.4.
    @Test
    void theChecksumIsCastagnolis() {
        byte[] rising = new byte[32];
        for (int i = 0; i < 32; i++) rising[i] = (byte) i;
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        assertEquals(0x8a9136aa, checksum(new byte[32]));
        assertEquals(0x62a8ab43, checksum(ones));
        assertEquals(0x46dd794e, checksum(rising));
        for (byte[] data : List.of(new byte[32], ones, rising))
            assertEquals(masked(checksum(data)), TensorBoardEvents.maskedChecksum(data));
    }

    /// The first twelve bytes of every event file that TensorFlow writes with a version record of 24 bytes.
    @Test
    void aVersionRecordBeginsAsTensorFlowsDoes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new TensorBoardEvents(file, 0);
        byte[] expected = {0x18, 0, 0, 0, 0, 0, 0, 0, (byte) 0xa3, 0x7f, 0x4b, 0x22};
        assertTrue(Arrays.equals(expected, 0, 12, file.toByteArray(), 0, 12));
    }

    @Test
    void aRunsCurvesAndScoresAreAllThere(@TempDir Path folder) throws IOException {
        Path file =
                ExportTensorBoard.write(SampleRuns.record("moco", RunState.DONE), folder, RecordingContext.patient());
        assertTrue(file.getFileName().toString().matches("events\\.out\\.tfevents\\.\\d+\\.discern"));
        List<Event> events = read(Files.readAllBytes(file));
        assertEquals(
                240,
                events.stream()
                        .filter(event -> event.tag().equals("pretrain/loss"))
                        .count());
        Event last = events.stream()
                .filter(event -> event.tag().equals("pretrain/learningRate"))
                .toList()
                .getLast();
        assertEquals(240, last.step());
        assertEquals(0, last.value(), 1e-6);
        assertTrue(events.stream()
                .anyMatch(event -> event.tag().equals("AUROC/linear probe, pre-trained/Cardiomegaly")
                        && event.value() == 0.8125f));
        assertTrue(events.stream().noneMatch(event -> event.tag().endsWith("/Rare")), "undefined scores are left out");
    }

    private static List<Event> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(in.position(), length);
            byte[] data = new byte[(int) in.getLong()];
            assertEquals(masked(checksum(length)), in.getInt(), "checksum of the length");
            in.get(data);
            assertEquals(masked(checksum(data)), in.getInt(), "checksum of the data");
            events.add(event(data));
        }
        return events;
    }

    private static Event event(byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        double wall = Double.NaN;
        long step = 0;
        String version = "";
        String tag = "";
        float value = Float.NaN;
        while (in.hasRemaining()) {
            long key = varint(in);
            switch ((int) key) {
                case 1 << 3 | 1 -> wall = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 -> version = text(in);
                case 5 << 3 | 2 -> {
                    ByteBuffer summary = part(in);
                    assertEquals(1 << 3 | 2, varint(summary));
                    ByteBuffer one = part(summary);
                    assertEquals(1 << 3 | 2, varint(one));
                    tag = text(one);
                    assertEquals(2 << 3 | 5, varint(one));
                    value = one.getFloat();
                    assertEquals(0, one.remaining() + summary.remaining());
                }
                default -> throw new AssertionError("an unknown field, key " + key);
            }
        }
        return new Event(wall, step, version, tag, value);
    }

    private static ByteBuffer part(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String text(ByteBuffer in) {
        return new String(part(in).array(), StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) return value;
        }
    }

    private static int checksum(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >>> 1 ^ 0x82f63b78 : crc >>> 1;
        }
        return ~crc;
    }

    private static int masked(int crc) {
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }
}
