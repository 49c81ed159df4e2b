package org.discern.data.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.discern.model.GreyImage;

/// Writes 8-bit grey PNG files with a comment that says what they are (ISO/IEC 15948). The JDK's own writer
/// is slower for noisy films and gives the comment no simple way in.
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte FILTER_SUB = 1;

    private PngFile() {}

    /// @param comment ASCII
    static void write(Path file, GreyImage image, String comment) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(SIGNATURE);
            writeChunk(out, "IHDR", header(image));
            writeChunk(out, "tEXt", ("Comment\0" + comment).getBytes(StandardCharsets.US_ASCII));
            writeChunk(out, "IDAT", compressed(image));
            writeChunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] header(GreyImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(image.width());
        out.writeInt(image.height());
        out.write(new byte[] {8, 0, 0, 0, 0}); // 8 bits, grey, deflate, adaptive filters, not interlaced
        return bytes.toByteArray();
    }

    private static byte[] compressed(GreyImage image) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            byte[] row = new byte[image.width() + 1];
            row[0] = FILTER_SUB;
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    row[x + 1] = (byte) (image.at(x, y) - (x > 0 ? image.at(x - 1, y) : 0));
                }
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void writeChunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
