package org.discern.engine;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.engine.SafetensorsHeader.Entry;
import org.discern.model.Problem;
import org.discern.storage.DurableFile;

/// Weights in [safetensors](https://huggingface.co/docs/safetensors/index#format) files: the length of the
/// header (8 bytes), the header (JSON), the values (little-endian, without gaps). Types `F32` and `I64`.
public final class Safetensors {
    private static final int MAX_HEADER_BYTES = 16 << 20;
    private static final int CHUNK_BYTES = 1 << 20;

    private Safetensors() {}

    /// Writes weights. Whatever happens meanwhile, `file` is either what it was or complete.
    ///
    /// @throws Problem if the disk is full or cannot be written; `file` is then what it was
    public static void write(Path file, Weights weights) {
        DurableFile.replace(file, aside -> {
            try (FileChannel channel =
                    FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(channel, weights);
            }
        });
    }

    private static void write(FileChannel channel, Weights weights) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, Tensor> named : weights.tensors().entrySet()) {
            Tensor tensor = named.getValue();
            long[] shape = new long[tensor.shape().length];
            for (int i = 0; i < shape.length; i++) shape[i] = tensor.shape()[i];
            long end = at + bytesPerValue(tensor) * Tensor.size(tensor.shape());
            entries.put(named.getKey(), new Entry(tensor instanceof Tensor.Floats ? "F32" : "I64", shape, at, end));
            at = end;
        }
        String json = new SafetensorsHeader(entries, weights.metadata()).json();
        int padding = (8 - json.getBytes(StandardCharsets.UTF_8).length % 8) % 8;
        byte[] header = (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        writeFully(channel, littleEndian(8).putLong(header.length).flip());
        writeFully(channel, ByteBuffer.wrap(header));
        ByteBuffer chunk = littleEndian(CHUNK_BYTES);
        for (Tensor tensor : weights.tensors().values()) {
            int perChunk = CHUNK_BYTES / bytesPerValue(tensor);
            int size = (int) Tensor.size(tensor.shape());
            for (int from = 0; from < size; from += perChunk) {
                int count = Math.min(perChunk, size - from);
                chunk.clear();
                switch (tensor) {
                    case Tensor.Floats floats -> chunk.asFloatBuffer().put(floats.values(), from, count);
                    case Tensor.Longs longs -> chunk.asLongBuffer().put(longs.values(), from, count);
                }
                writeFully(channel, chunk.limit(count * bytesPerValue(tensor)));
            }
        }
    }

    /// Reads all tensors of a file; nothing is allocated for values that the file does not hold.
    ///
    /// @throws Problem if the file is missing, cut off, damaged or holds other types; it says which
    public static Weights read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = readHeader(channel);
            long start = channel.position();
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, Entry> named : header.entries().entrySet()) {
                channel.position(start + named.getValue().begin());
                tensors.put(named.getKey(), readTensor(channel, named.getValue()));
            }
            return new Weights(tensors, header.metadata());
        } catch (IllegalArgumentException | EOFException e) {
            throw new Problem(
                    file + " is damaged: " + e.getMessage(), "use another checkpoint, or fetch the file again", e);
        } catch (IOException e) {
            throw new Problem(
                    "cannot read " + file + ": " + reason(e), "check that the file is there and may be read", e);
        }
    }

    private static SafetensorsHeader readHeader(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer lengthBytes = littleEndian(8);
        readFully(channel, lengthBytes);
        long length = lengthBytes.getLong();
        if (length < 2 || length > size - 8)
            throw new IllegalArgumentException("its header should have " + length + " bytes, the file has " + size);
        if (length > MAX_HEADER_BYTES)
            throw new IllegalArgumentException("its header of " + length + " bytes is too large");
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        readFully(channel, bytes);
        SafetensorsHeader header =
                SafetensorsHeader.parse(StandardCharsets.UTF_8.decode(bytes).toString());
        long at = 0;
        for (Map.Entry<String, Entry> named : header.entries().entrySet().stream()
                .sorted((a, b) ->
                        Long.compare(a.getValue().begin(), b.getValue().begin()))
                .toList()) {
            Entry entry = named.getValue();
            String where = "tensor '" + named.getKey() + "' ";
            if (entry.begin() != at || entry.end() < at)
                throw new IllegalArgumentException(where + "overlaps another, or leaves a gap");
            if (entry.end() - at != bytes(where, entry))
                throw new IllegalArgumentException(where + "has another size than its shape");
            at = entry.end();
        }
        if (at != size - 8 - length) {
            throw new IllegalArgumentException(
                    "its tensors take " + at + " bytes, the file has " + (size - 8 - length) + " for them");
        }
        return header;
    }

    private static long bytes(String where, Entry entry) {
        long bytes = switch (entry.dtype()) {
            case "F32" -> 4;
            case "I64" -> 8;
            default ->
                throw new IllegalArgumentException(
                        where + "has the type " + entry.dtype() + "; only F32 and I64 are read");
        };
        try {
            for (long side : entry.shape()) bytes = Math.multiplyExact(bytes, Math.toIntExact(side));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(where + "is too large", e);
        }
        return bytes;
    }

    private static Tensor readTensor(FileChannel channel, Entry entry) throws IOException {
        int[] shape = new int[entry.shape().length];
        for (int i = 0; i < shape.length; i++) shape[i] = (int) entry.shape()[i];
        long size = Tensor.size(shape);
        if (size > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException("a tensor of " + size + " values is too large");
        Tensor tensor = entry.dtype().equals("F32")
                ? new Tensor.Floats(shape, new float[(int) size])
                : new Tensor.Longs(shape, new long[(int) size]);
        ByteBuffer chunk = littleEndian(CHUNK_BYTES);
        int perChunk = CHUNK_BYTES / bytesPerValue(tensor);
        for (int from = 0; from < size; from += perChunk) {
            int count = (int) Math.min(perChunk, size - from);
            readFully(channel, chunk.clear().limit(count * bytesPerValue(tensor)));
            switch (tensor) {
                case Tensor.Floats floats -> chunk.asFloatBuffer().get(floats.values(), from, count);
                case Tensor.Longs longs -> chunk.asLongBuffer().get(longs.values(), from, count);
            }
        }
        return tensor;
    }

    private static int bytesPerValue(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats _ -> Float.BYTES;
            case Tensor.Longs _ -> Long.BYTES;
        };
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    private static void readFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) throw new EOFException("it is cut off");
        }
        bytes.flip();
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
