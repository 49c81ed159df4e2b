package org.discern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Writes DICOM files as modalities do: with a patient's name and birth date, a sequence of unknown length and a
/// private element before the picture.
public final class Dicom {
    public static final String IMPLICIT = "1.2.840.10008.1.2";
    public static final String EXPLICIT = "1.2.840.10008.1.2.1";
    public static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    /// What no report may repeat.
    public static final String PATIENT = "SECRET^NAME";

    private final String syntax;
    private final ByteBuffer out = ByteBuffer.allocate(1 << 20);
    private boolean explicit = true;

    private Dicom(String syntax) {
        this.syntax = syntax;
    }

    /// A file of one grey frame.
    ///
    /// @param values stored values, row by row
    /// @param texts further elements of text by tag, such as 0x00281050 for the window's centre
    public static byte[] file(
            String syntax, int width, int[] values, int allocated, int stored, Map<Integer, String> texts) {
        return new Dicom(syntax).write(width, values, allocated, stored, texts);
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(int width, int[] values, int allocated, int stored, Map<Integer, String> texts) {
        out.order(ByteOrder.LITTLE_ENDIAN).position(128).put("DICM".getBytes(StandardCharsets.ISO_8859_1));
        text(0x00020010, "UI", syntax);
        explicit = !syntax.equals(IMPLICIT);
        out.order(syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        text(0x00100010, "PN", PATIENT);
        text(0x00100030, "DA", "19000101");
        sequence();
        number(0x00280002, 1);
        Map<Integer, String> all = new TreeMap<>(Map.of(0x00280004, "MONOCHROME2"));
        all.putAll(texts);
        text(0x00280004, "CS", all.getOrDefault(0x00280004, ""));
        all.remove(0x00280004);
        number(0x00280010, values.length / width);
        number(0x00280011, width);
        number(0x00280100, allocated);
        number(0x00280101, stored);
        number(0x00280103, all.containsKey(0x00280103) ? 1 : 0);
        all.remove(0x00280103);
        all.forEach((tag, text) -> text(tag, "DS", text));
        head(0x7fe00010, "OW", values.length * allocated / 8);
        for (int value : values) {
            if (allocated == 8) out.put((byte) value);
            else out.putShort((short) value);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    private void sequence() {
        head(0x00081140, "SQ", -1);
        tag(0xfffee000);
        out.putInt(-1);
        text(0x00081155, "UI", "1.2.3.4");
        tag(0xfffee00d);
        out.putInt(0);
        tag(0xfffee0dd);
        out.putInt(0);
    }

    private void number(int tag, int value) {
        head(tag, "US", 2);
        out.putShort((short) value);
    }

    private void text(int tag, String representation, String text) {
        String even = text.length() % 2 == 0 ? text : text + (representation.equals("UI") ? "\0" : " ");
        head(tag, representation, even.length());
        out.put(even.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void head(int tag, String representation, int length) {
        tag(tag);
        if (!explicit) {
            out.putInt(length);
            return;
        }
        out.put(representation.getBytes(StandardCharsets.ISO_8859_1));
        if (representation.equals("SQ") || representation.equals("OW"))
            out.putShort((short) 0).putInt(length);
        else out.putShort((short) length);
    }

    private void tag(int tag) {
        out.putShort((short) (tag >>> 16)).putShort((short) tag);
    }
}
