package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.testing.Dicom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomFileTest {
    private static final int PHOTOMETRIC = 0x00280004;
    private static final int CENTRE = 0x00281050;
    private static final int WIDTH = 0x00281051;
    private static final int INTERCEPT = 0x00281052;
    private static final int SLOPE = 0x00281053;
    private static final int SIGNED = 0x00280103;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "8, 8, 255",
        "16, 12, 4095",
        "16, 16, 65535",
        "16, 10, 1023",
    })
    void spreadsTheRangeOverTheGreys(int allocated, int stored, int largest) {
        for (String syntax : new String[] {Dicom.IMPLICIT, Dicom.EXPLICIT, Dicom.BIG_ENDIAN}) {
            int[] values = {0, largest / 5, largest * 2 / 5, largest * 3 / 5, largest * 4 / 5, largest};
            GreyImage image = decode(Dicom.file(syntax, 3, values, allocated, stored, Map.of()));
            assertEquals(3, image.width());
            assertEquals(2, image.height());
            for (int i = 0; i < values.length; i++)
                assertEquals(Math.round(values[i] * 255.0 / largest), image.pixels()[i] & 0xff, 1, syntax);
        }
    }

    /// PS3.3 C.11.2.1.2.1: the linear function, written out from the standard.
    @Test
    void windowsAsTheStandardSays() {
        double centre = 2048;
        double width = 1000;
        int[] values = new int[4096];
        Arrays.setAll(values, i -> i);
        GreyImage image =
                decode(Dicom.file(Dicom.EXPLICIT, 64, values, 16, 12, Map.of(CENTRE, "2048\\100", WIDTH, "1000\\50")));
        for (int x = 0; x < 4096; x++) {
            double grey = x <= centre - 0.5 - (width - 1) / 2
                    ? 0
                    : x > centre - 0.5 + (width - 1) / 2 ? 255 : ((x - (centre - 0.5)) / (width - 1) + 0.5) * 255;
            assertEquals(grey, image.pixels()[x] & 0xff, 0.51, "value " + x);
        }
    }

    @Test
    void monochrome1IsInverted() {
        int[] values = {0, 1000, 4095};
        byte[] plain =
                decode(Dicom.file(Dicom.EXPLICIT, 3, values, 16, 12, Map.of())).pixels();
        byte[] inverted = decode(Dicom.file(Dicom.EXPLICIT, 3, values, 16, 12, Map.of(PHOTOMETRIC, "MONOCHROME1")))
                .pixels();
        for (int i = 0; i < 3; i++) assertEquals(255, (plain[i] & 0xff) + (inverted[i] & 0xff), 1);
        assertEquals(255, inverted[0] & 0xff);
    }

    @Test
    void signedValuesAreRescaledBeforeTheWindow() {
        int[] values = {-1000, -500, 0, 500, 1000};
        Map<Integer, String> texts = Map.of(SIGNED, "1", SLOPE, "2", INTERCEPT, "-24", CENTRE, "0", WIDTH, "2001");
        byte[] pixels =
                decode(Dicom.file(Dicom.EXPLICIT, 5, values, 16, 12, texts)).pixels();
        for (int i = 0; i < values.length; i++) {
            double grey = Math.clamp((values[i] * 2 - 24 + 0.5) / 2000 + 0.5, 0, 1) * 255;
            assertEquals(grey, pixels[i] & 0xff, 0.51);
        }
    }

    @Test
    void bitsAboveTheStoredOnesAreNoGrey() {
        byte[] clean = decode(Dicom.file(Dicom.EXPLICIT, 2, new int[] {5, 4000}, 16, 12, Map.of()))
                .pixels();
        byte[] overlaid = decode(Dicom.file(Dicom.EXPLICIT, 2, new int[] {5 | 0xf000, 4000 | 0x3000}, 16, 12, Map.of()))
                .pixels();
        assertArrayEquals(clean, overlaid);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.4.70, 'JPEG lossless, first-order prediction (1.2.840.10008.1.2.4.70)'",
        "1.2.840.10008.1.2.4.90, JPEG 2000 lossless (1.2.840.10008.1.2.4.90)",
        "1.2.840.10008.1.2.5, RLE (1.2.840.10008.1.2.5)",
        "1.2.3, unknown (1.2.3)"
    })
    void namesATransferSyntaxThatItCannotDecode(String syntax, String name) {
        Problem problem = refuse(Dicom.file(syntax, 2, new int[] {1, 2}, 16, 16, Map.of()));
        assertTrue(problem.what().endsWith("its transfer syntax cannot be decoded: " + name), problem.what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RGB", "PALETTE COLOR", "YBR_FULL"})
    void colourIsRefused(String photometric) {
        refuse(Dicom.file(Dicom.EXPLICIT, 2, new int[] {1, 2}, 8, 8, Map.of(PHOTOMETRIC, photometric)));
    }

    /// Cut off anywhere, and with any byte changed, a file gives a picture or a problem, soon, and without the
    /// patient's name.
    @Test
    void damagedFilesHarmNothing() {
        byte[] whole = Dicom.file(Dicom.EXPLICIT, 4, new int[16], 16, 12, Map.of(CENTRE, "1", WIDTH, "9"));
        for (int length = 0; length < whole.length; length++) refuse(Arrays.copyOf(whole, length));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5000; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--)
                changed[random.nextInt(132, whole.length)] = (byte) random.nextInt(256);
            Path file = Dicom.write(folder.resolve("film.dcm"), changed);
            try {
                new ImageDecoder(64).decode(file);
            } catch (Problem problem) {
                assertFalse((problem.what() + problem.hint()).contains("SECRET"), problem.what());
            }
        }
    }

    @Test
    void aPictureThatClaimsMoreThanTheFileHoldsIsRefused() {
        byte[] bomb = Dicom.file(Dicom.EXPLICIT, 1, new int[] {1}, 16, 16, Map.of());
        for (int i = 132; i < bomb.length - 8; i++) {
            boolean side = bomb[i] == 0x28 && bomb[i + 1] == 0 && (bomb[i + 2] == 0x10 || bomb[i + 2] == 0x11);
            if (side) Arrays.fill(bomb, i + 8, i + 10, (byte) 0xff);
        }
        assertTrue(refuse(bomb).what().endsWith("damaged or cut off"));
    }

    private GreyImage decode(byte[] bytes) {
        return new ImageDecoder(1024).decode(Dicom.write(folder.resolve("film.dcm"), bytes));
    }

    private Problem refuse(byte[] bytes) {
        Problem problem = assertThrows(Problem.class, () -> decode(bytes));
        assertFalse((problem.what() + problem.hint()).contains("SECRET"), problem.what());
        return problem;
    }
}
