package org.discern.data.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfInt;
import java.lang.foreign.ValueLayout.OfLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.discern.model.GreyImage;

/// One file of the image cache, never changed once it has its name. It holds pixels, film after film; then the
/// index (format version, short side, number of films; of each film id, size and time of its file, offset, width
/// and height); then 16 bytes: offset of the index, its CRC-32C, a mark.
final class CachePart {
    static final String SUFFIX = ".films";

    private static final int VERSION = 2;
    private static final int MARK = 0x44435249;
    private static final int TRAILER_BYTES = Long.BYTES + 2 * Integer.BYTES;
    private static final long MAX_INDEX_BYTES = 1L << 30;
    private static final OfInt BIG_ENDIAN_INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final OfLong BIG_ENDIAN_LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private CachePart() {}

    /// Where the pixels of a film lie.
    record Entry(String imageId, FileStamp stamp, MemorySegment part, long offset, int width, int height) {
        GreyImage read() {
            byte[] pixels = new byte[width * height];
            MemorySegment.copy(part, ValueLayout.JAVA_BYTE, offset, pixels, 0, pixels.length);
            return new GreyImage(width, height, pixels);
        }

        private boolean liesBefore(long end) {
            return offset >= 0 && width > 0 && height > 0 && (long) width * height <= end - offset;
        }
    }

    /// Maps a part into memory for as long as `arena` lives.
    ///
    /// @throws Unusable where this is no part, or a damaged one, or one of another short side
    static List<Entry> map(Path file, int shortSidePixels, Arena arena) throws IOException, Unusable {
        MemorySegment part;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            part = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        }
        long indexAt = indexOffset(part);
        DataInputStream index = new DataInputStream(new ByteArrayInputStream(index(part, indexAt)));
        int version = index.readInt();
        if (version != VERSION) throw new Unusable("it has format " + version + ", this program reads " + VERSION);
        int shortSide = index.readInt();
        if (shortSide != shortSidePixels) {
            throw new Unusable("its films have a short side of " + shortSide + " px, not " + shortSidePixels);
        }
        List<Entry> entries = new ArrayList<>();
        for (int films = index.readInt(); films > 0; films--) {
            String imageId = index.readUTF();
            FileStamp stamp = new FileStamp(index.readLong(), index.readLong());
            Entry entry = new Entry(imageId, stamp, part, index.readLong(), index.readInt(), index.readInt());
            if (!entry.liesBefore(indexAt)) throw new Unusable("its index is wrong");
            entries.add(entry);
        }
        return entries;
    }

    private static long indexOffset(MemorySegment part) throws Unusable {
        long trailerAt = part.byteSize() - TRAILER_BYTES;
        if (trailerAt < 0 || part.get(BIG_ENDIAN_INT, trailerAt + TRAILER_BYTES - Integer.BYTES) != MARK) {
            throw new Unusable("its end is missing");
        }
        long indexAt = part.get(BIG_ENDIAN_LONG, trailerAt);
        if (indexAt < 0 || indexAt > trailerAt) throw new Unusable("its end is damaged");
        return indexAt;
    }

    private static byte[] index(MemorySegment part, long indexAt) throws Unusable {
        long trailerAt = part.byteSize() - TRAILER_BYTES;
        if (trailerAt - indexAt > MAX_INDEX_BYTES) throw new Unusable("its end is damaged");
        byte[] index = part.asSlice(indexAt, trailerAt - indexAt).toArray(ValueLayout.JAVA_BYTE);
        if (checksum(index) != part.get(BIG_ENDIAN_INT, trailerAt + Long.BYTES))
            throw new Unusable("its index is damaged");
        return index;
    }

    /// What keeps a part from being used; reads on after its name and a colon.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    private static int checksum(byte[] index) {
        CRC32C checksum = new CRC32C();
        checksum.update(index);
        return (int) checksum.getValue();
    }

    /// Writes a part under another name until [#commit]; closing it before that leaves nothing.
    static final class Writer implements AutoCloseable {
        private final Path file;
        private final Path aside;
        private final FileChannel channel;
        private final int shortSidePixels;
        private final ByteArrayOutputStream entryBytes = new ByteArrayOutputStream();
        private final DataOutputStream entries = new DataOutputStream(entryBytes);
        private int films;
        private long offset;

        Writer(Path file, int shortSidePixels) throws IOException {
            this.file = file;
            this.aside = file.resolveSibling(file.getFileName() + ".tmp");
            this.shortSidePixels = shortSidePixels;
            this.channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        }

        long bytes() {
            return offset;
        }

        void add(String imageId, FileStamp stamp, GreyImage image) throws IOException {
            write(ByteBuffer.wrap(image.pixels()));
            entries.writeUTF(imageId);
            entries.writeLong(stamp.bytes());
            entries.writeLong(stamp.modifiedMillis());
            entries.writeLong(offset);
            entries.writeInt(image.width());
            entries.writeInt(image.height());
            offset += image.pixels().length;
            films++;
        }

        /// Completes the file, brings it to the disk and gives it its name.
        void commit() throws IOException {
            byte[] index = ByteBuffer.allocate(3 * Integer.BYTES + entryBytes.size())
                    .putInt(VERSION)
                    .putInt(shortSidePixels)
                    .putInt(films)
                    .put(entryBytes.toByteArray())
                    .array();
            write(ByteBuffer.wrap(index));
            write(ByteBuffer.allocate(TRAILER_BYTES)
                    .putLong(offset)
                    .putInt(checksum(index))
                    .putInt(MARK)
                    .flip());
            channel.force(true);
            channel.close();
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(aside);
        }

        private void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }
}
