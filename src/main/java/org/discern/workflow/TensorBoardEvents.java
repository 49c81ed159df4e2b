package org.discern.workflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Writes scalars as TensorBoard's event file: TFRecord framing (length, masked CRC-32C of the length, data, masked
/// CRC-32C of the data; little-endian) around `tensorflow.Event` messages in protocol buffers' wire format.
///
/// ```
/// Event   { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }
/// Summary { repeated Value value = 1; }   Value { string tag = 1; float simple_value = 2; }
/// ```
final class TensorBoardEvents {
    private static final String VERSION = "brain.Event:2";
    private static final int MASK_DELTA = 0xa282ead8;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final OutputStream out;

    /// Begins a file; `out` stays the caller's to close.
    ///
    /// @param wallSeconds since 1970
    TensorBoardEvents(OutputStream out, double wallSeconds) throws IOException {
        this.out = out;
        Message event = new Message().fixed64(1, wallSeconds);
        write(event.bytes(3, VERSION.getBytes(StandardCharsets.UTF_8)));
    }

    /// One value of a curve.
    void scalar(String tag, double value, long step, double wallSeconds) throws IOException {
        Message one =
                new Message().bytes(1, tag.getBytes(StandardCharsets.UTF_8)).fixed32(2, (float) value);
        Message summary = new Message().bytes(1, one.toByteArray());
        write(new Message().fixed64(1, wallSeconds).varint(2, step).bytes(5, summary.toByteArray()));
    }

    private void write(Message event) throws IOException {
        byte[] data = event.toByteArray();
        byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        out.write(length);
        out.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(length)).array());
        out.write(data);
        out.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(data)).array());
    }

    /// CRC-32C, rotated and shifted so that the checksum of data that holds checksums stays a good one.
    static int maskedChecksum(byte[] data) {
        CRC32C checksum = new CRC32C();
        checksum.update(data);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK_DELTA;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A message in protocol buffers' wire format.
    private static final class Message {
        private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

        Message varint(int field, long value) {
            key(field, VARINT);
            number(value);
            return this;
        }

        Message fixed64(int field, double value) {
            key(field, FIXED_64);
            fields.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
            return this;
        }

        Message fixed32(int field, float value) {
            key(field, FIXED_32);
            fields.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
            return this;
        }

        Message bytes(int field, byte[] value) {
            key(field, BYTES);
            number(value.length);
            fields.writeBytes(value);
            return this;
        }

        byte[] toByteArray() {
            return fields.toByteArray();
        }

        private void key(int field, int wireType) {
            number((long) field << 3 | wireType);
        }

        /// Seven bits a byte, the lowest first; the highest bit says that more follow.
        private void number(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                fields.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            fields.write((int) rest);
        }
    }
}
