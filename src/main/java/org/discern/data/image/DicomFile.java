package org.discern.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/// The picture of a DICOM file (PS3.5, PS3.10): uncompressed, one sample of 8 or 16 bits a pixel, the first
/// frame. Values are rescaled, windowed as the file says (else over their range), and inverted where low ones are
/// bright. Only elements of the picture are ever read; those that say whose it is are passed over unread.
final class DicomFile {
    private static final int PREAMBLE_BYTES = 128;
    private static final int MARK = 0x4449434d;
    private static final long UNDEFINED = 0xffffffffL;
    private static final int MAX_ELEMENTS = 100_000;
    private static final int MAX_TEXT_BYTES = 1024;

    private static final int SYNTAX = 0x00020010;
    private static final int SAMPLES = 0x00280002;
    private static final int PHOTOMETRIC = 0x00280004;
    private static final int ROWS = 0x00280010;
    private static final int COLUMNS = 0x00280011;
    private static final int ALLOCATED = 0x00280100;
    private static final int STORED = 0x00280101;
    private static final int SIGNED = 0x00280103;
    private static final int CENTRE = 0x00281050;
    private static final int WIDTH = 0x00281051;
    private static final int INTERCEPT = 0x00281052;
    private static final int SLOPE = 0x00281053;
    private static final int PIXELS = 0x7fe00010;
    private static final Set<Integer> NUMBERS = Set.of(SAMPLES, ROWS, COLUMNS, ALLOCATED, STORED, SIGNED);
    private static final Set<Integer> TEXTS = Set.of(SYNTAX, PHOTOMETRIC, CENTRE, WIDTH, INTERCEPT, SLOPE);
    /// Value representations whose length takes four bytes, after two that are reserved.
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    private static final Map<String, String> UNREADABLE = Map.of(
            "1.2.840.10008.1.2.1.99", "deflated",
            "1.2.840.10008.1.2.4.50", "JPEG baseline",
            "1.2.840.10008.1.2.4.51", "JPEG extended",
            "1.2.840.10008.1.2.4.57", "JPEG lossless",
            "1.2.840.10008.1.2.4.70", "JPEG lossless, first-order prediction",
            "1.2.840.10008.1.2.4.80", "JPEG-LS lossless",
            "1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless",
            "1.2.840.10008.1.2.4.90", "JPEG 2000 lossless",
            "1.2.840.10008.1.2.4.91", "JPEG 2000",
            "1.2.840.10008.1.2.5", "RLE");

    private final ImageInputStream in;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private boolean explicit = true;
    private int elements;

    private DicomFile(ImageInputStream in) {
        this.in = in;
    }

    /// Whether this is a DICOM file; goes back to its beginning.
    static boolean is(ImageInputStream in) throws IOException {
        if (in.length() < PREAMBLE_BYTES + Integer.BYTES) return false;
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        in.seek(PREAMBLE_BYTES);
        int mark = in.readInt();
        in.seek(0);
        return mark == MARK;
    }

    /// The picture, 8 bits grey.
    static BufferedImage read(ImageInputStream in) throws IOException, Undecodable {
        DicomFile file = new DicomFile(in);
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.seek(PREAMBLE_BYTES + Integer.BYTES);
        return file.picture(file.seekPixels());
    }

    /// Reads elements up to the pixels.
    ///
    /// @return their length in bytes
    private long seekPixels() throws IOException, Undecodable {
        boolean inMeta = true;
        while (in.getStreamPosition() < in.length()) {
            if (inMeta && !isMeta()) {
                inMeta = false;
                begin(texts.getOrDefault(SYNTAX, IMPLICIT));
            }
            int tag = tag();
            long length = length(tag);
            if (tag == PIXELS) return length;
            if (length != UNDEFINED && NUMBERS.contains(tag) && length >= 2) {
                numbers.put(tag, in.readUnsignedShort());
                skip(length - 2);
            } else if (TEXTS.contains(tag) && length <= MAX_TEXT_BYTES) {
                byte[] text = new byte[(int) length];
                in.readFully(text);
                texts.put(
                        tag,
                        new String(text, StandardCharsets.ISO_8859_1)
                                .replace('\0', ' ')
                                .strip());
            } else if (length == UNDEFINED) {
                skipItems();
            } else {
                skip(length);
            }
        }
        throw new Undecodable("this DICOM file has no picture", "");
    }

    private boolean isMeta() throws IOException {
        in.mark();
        int group = in.readUnsignedShort();
        in.reset();
        return group == 2;
    }

    private void begin(String syntax) throws Undecodable {
        explicit = !syntax.equals(IMPLICIT);
        in.setByteOrder(syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (Set.of(IMPLICIT, EXPLICIT, BIG_ENDIAN).contains(syntax)) return;
        String shown = syntax.matches("[0-9.]{1,64}") ? syntax : "not a valid one";
        String name = UNREADABLE.getOrDefault(syntax, "unknown");
        throw new Undecodable(
                "its transfer syntax cannot be decoded: " + name + " (" + shown + ")",
                "Convert it to Explicit VR Little Endian, uncompressed, or to PNG.");
    }

    private int tag() throws IOException, Undecodable {
        if (++elements > MAX_ELEMENTS) throw damaged();
        int group = in.readUnsignedShort();
        return group << 16 | in.readUnsignedShort();
    }

    private long length(int tag) throws IOException, Undecodable {
        long length;
        if (!explicit || tag >>> 16 == 0xfffe) {
            length = in.readUnsignedInt();
        } else {
            byte[] representation = new byte[2];
            in.readFully(representation);
            if (LONG.contains(new String(representation, StandardCharsets.ISO_8859_1))) {
                in.readUnsignedShort();
                length = in.readUnsignedInt();
            } else {
                length = in.readUnsignedShort();
            }
        }
        if (length != UNDEFINED && length > in.length() - in.getStreamPosition()) throw damaged();
        return length;
    }

    /// Passes over a sequence that says nothing of its length, to its end. Counts how deep, needs no stack.
    private void skipItems() throws IOException, Undecodable {
        for (int depth = 1; depth > 0; ) {
            int tag = tag();
            long length = length(tag);
            if (tag == 0xfffee0dd || tag == 0xfffee00d) depth--;
            else if (length == UNDEFINED) depth++;
            else skip(length);
        }
    }

    private void skip(long bytes) throws IOException {
        in.seek(in.getStreamPosition() + bytes);
    }

    private static Undecodable damaged() {
        return new Undecodable("the DICOM file is damaged or cut off", "Get the file again.");
    }

    private BufferedImage picture(long bytes) throws IOException, Undecodable {
        int width = numbers.getOrDefault(COLUMNS, 0);
        int height = numbers.getOrDefault(ROWS, 0);
        int allocated = numbers.getOrDefault(ALLOCATED, 0);
        int stored = numbers.getOrDefault(STORED, allocated);
        String photometric = texts.getOrDefault(PHOTOMETRIC, "MONOCHROME2");
        if (!photometric.startsWith("MONOCHROME") || numbers.getOrDefault(SAMPLES, 1) != 1)
            throw new Undecodable("it is no grey picture", Undecodable.CONVERT);
        if (allocated != 8 && allocated != 16 || stored < 1 || stored > allocated)
            throw new Undecodable("pixels of " + allocated + " bits cannot be read", Undecodable.CONVERT);
        long area = (long) width * height;
        if (area == 0 || bytes == UNDEFINED || bytes < area * allocated / 8) throw damaged();
        if (area > ImageDecoder.MAX_PIXELS / 4)
            throw new Undecodable("%,d x %,d px are too many".formatted(width, height), "");
        short[] values = values((int) area, allocated, stored);
        return windowed(values, width, height, stored, photometric.equals("MONOCHROME1"));
    }

    /// The stored values, their unused bits cleared.
    private short[] values(int area, int allocated, int stored) throws IOException {
        short[] values = new short[area];
        if (allocated == 16) in.readFully(values, 0, area);
        else {
            byte[] bytes = new byte[area];
            in.readFully(bytes);
            for (int i = 0; i < area; i++) values[i] = (short) (bytes[i] & 0xff);
        }
        int mask = (1 << stored) - 1;
        for (int i = 0; i < area; i++) values[i] &= (short) mask;
        return values;
    }

    /// Every value that a pixel can have has its grey in a table.
    private BufferedImage windowed(short[] values, int width, int height, int stored, boolean inverted) {
        int sign = numbers.getOrDefault(SIGNED, 0) == 1 ? 1 << stored - 1 : 0;
        double slope = number(SLOPE, 1);
        double intercept = number(INTERCEPT, 0);
        int smallest = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        for (short value : values) {
            int plain = ((value & 0xffff) ^ sign) - sign;
            smallest = Math.min(smallest, plain);
            largest = Math.max(largest, plain);
        }
        Window window = window(smallest * slope + intercept, largest * slope + intercept);
        byte[] greys = new byte[1 << stored];
        for (int value = 0; value < greys.length; value++) {
            double grey = 255 * window.share(((value ^ sign) - sign) * slope + intercept);
            greys[value] = (byte) Math.round(inverted ? 255 - grey : grey);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) pixels[i] = greys[values[i] & 0xffff];
        return image;
    }

    /// The file's window (PS3.3 C.11.2.1.2), or one over the picture's range.
    private Window window(double least, double most) {
        double width = number(WIDTH, 0);
        double centre = number(CENTRE, Double.NaN);
        if (width >= 1 && Double.isFinite(centre)) return new Window(centre - 0.5, Math.max(width - 1, 1e-6));
        return new Window((least + most) / 2, Math.max(Math.abs(most - least), 1e-6));
    }

    private record Window(double middle, double width) {
        double share(double value) {
            return Math.clamp((value - middle) / width + 0.5, 0, 1);
        }
    }

    /// The first of a tag's numbers.
    private double number(int tag, double otherwise) {
        String first = texts.getOrDefault(tag, "").split("\\\\")[0].strip();
        return first.matches("[-+]?[0-9.]{1,16}([eE][-+]?[0-9]{1,3})?")
                        && first.matches(".*[0-9].*")
                        && first.indexOf('.') == first.lastIndexOf('.')
                ? Double.parseDouble(first)
                : otherwise;
    }
}
