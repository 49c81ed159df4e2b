package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.testing.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    @TempDir
    Path folder;

    @Test
    void shortSideIsReducedAndTheRatioKept() throws IOException {
        Path file = write("png", grey(Pictures.waves(300, 200)));
        GreyImage image = new ImageDecoder(50).decode(file);
        assertEquals(75, image.width());
        assertEquals(50, image.height());
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 75; x++) {
                assertEquals(
                        255 * Pictures.wave((x + 0.5) / 75, (y + 0.5) / 50), image.at(x, y), 1.5, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void smallPicturesStayAsTheyAre() throws IOException {
        GreyImage small = Pictures.noise(31, 17, 1);
        GreyImage image = new ImageDecoder(17).decode(write("png", grey(small)));
        assertEquals(31, image.width());
        assertArrayEquals(small.pixels(), image.pixels());
        GreyImage one = new ImageDecoder(256).decode(write("png", grey(Pictures.of(1, 1, (_, _) -> 77))));
        assertArrayEquals(new byte[] {77}, one.pixels());
    }

    @ParameterizedTest
    @CsvSource({"png, 1", "png, 2", "png, 6", "bmp, 1", "jpg, 1", "tiff, 1", "gif, 13", "png, 13"})
    void colourBecomesLuma(String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(48, 16, type);
        List<Color> colours = List.of(Color.RED, Color.GREEN, Color.BLUE);
        for (int x = 0; x < 48; x++) {
            for (int y = 0; y < 16; y++) image.setRGB(x, y, colours.get(x / 16).getRGB());
        }
        GreyImage grey = new ImageDecoder(16).decode(write(format, image));
        assertEquals(0.299 * 255, grey.at(8, 8), 2);
        assertEquals(0.587 * 255, grey.at(24, 8), 2);
        assertEquals(0.114 * 255, grey.at(40, 8), 2);
    }

    @Test
    void greyIsTakenAsStored() throws IOException {
        GreyImage ramp = Pictures.of(256, 4, (x, _) -> x);
        assertArrayEquals(
                ramp.pixels(),
                new ImageDecoder(4).decode(write("png", grey(ramp))).pixels());
        BufferedImage bits = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < 9; x++) bits.getRaster().setSample(x, 1, 0, x % 2);
        GreyImage two = new ImageDecoder(2).decode(write("png", bits));
        assertEquals(0, two.at(1, 0));
        assertEquals(255, two.at(1, 1));
        assertEquals(0, two.at(8, 1));
    }

    @Test
    void sixteenBitsAreMappedByTheirRealRange() throws IOException {
        BufferedImage image = new BufferedImage(100, 10, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 10; y++) image.getRaster().setSample(x, y, 0, 1000 + 20 * x);
        }
        GreyImage grey = new ImageDecoder(10).decode(write("png", image));
        for (int x = 0; x < 100; x++) assertEquals(Math.round(255 * x / 99.0), grey.at(x, 5), 1e-9);
        image.getRaster().setSamples(0, 0, 100, 10, 0, filled(1000, 0x8080));
        assertEquals(128, new ImageDecoder(10).decode(write("png", image)).at(3, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff"})
    void everyCutOffFileIsAProblem(String format) throws IOException {
        byte[] whole = Files.readAllBytes(write(format, grey(Pictures.noise(40, 30, 3))));
        ImageDecoder decoder = new ImageDecoder(16);
        for (int length = 0; length < whole.length - 12; length += 1 + whole.length / 97) {
            Path file = Files.write(folder.resolve("cut." + format), Arrays.copyOf(whole, length));
            Problem problem = assertThrows(Problem.class, () -> decoder.decode(file), "cut to " + length);
            assertTrue(problem.what().contains("cut." + format), problem.what());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tiff"})
    void damagedBytesGiveAPictureOrAProblem(String format) throws IOException {
        byte[] whole = Files.readAllBytes(write(format, grey(Pictures.waves(40, 30))));
        SplittableRandom random = new SplittableRandom(11);
        ImageDecoder decoder = new ImageDecoder(16);
        int problems = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(Math.min(200, whole.length))] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("damaged"), damaged);
            try {
                decoder.decode(file);
            } catch (Problem _) { // anything else fails the test
                problems++;
            }
        }
        assertTrue(problems > 10, problems + " problems");
    }

    @Test
    void namesWhatIsNoPicture() throws IOException {
        ImageDecoder decoder = new ImageDecoder(16);
        assertProblem("no such file", decoder, folder.resolve("missing.png"));
        assertProblem("not a file", decoder, folder);
        assertProblem("empty", decoder, Files.createFile(folder.resolve("empty.png")));
        assertProblem(
                "no picture of a known format",
                decoder,
                Files.writeString(folder.resolve("text.jpg"), "Patient,Study\n1,2\n"));
    }

    @Test
    void namesColoursThatCannotBeRead() throws IOException {
        WritableRaster cmyk = Raster.createInterleavedRaster(0, 32, 32, 4, null);
        Path file = folder.resolve("cmyk.jpg");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(cmyk, null, null), null);
        } finally {
            writer.dispose();
        }
        assertProblem("CMYK", new ImageDecoder(16), file);
    }

    @Test
    void hugePicturesAreReadInBoundedMemory() throws IOException {
        Path file = folder.resolve("huge.png");
        writePng(file, 20_000, 20_000, 20_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        GreyImage image = new ImageDecoder(256).decode(file);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(256, image.width());
        assertEquals(256, image.height());
        assertEquals(0, image.at(255, 100));
        assertEquals(200, image.at(0, 255));
        assertTrue(allocated < 100_000_000, allocated + " bytes");
    }

    @Test
    void whatIsTooLargeIsRefusedByItsHeader() throws IOException {
        Path file = folder.resolve("bomb.png");
        writePng(file, 60_000, 60_000, 1);
        assertProblem("60,000 x 60,000 px are too many", new ImageDecoder(256), file);
        writePng(file, 1, 1_000_000, 1);
        assertProblem("too many", new ImageDecoder(256), file);
    }

    @Test
    void readsRealFilms() throws IOException {
        Path data = RealData.at("openxr");
        ImageDecoder decoder = new ImageDecoder(128);
        for (String source : List.of(
                "covid-chestxray/images", "hannover/images", "nih-chestxray14/images256", "nih-chestxray14/images64")) {
            try (Stream<Path> files = Files.list(data.resolve(source))) {
                for (Path file : files.sorted().limit(25).toList()) {
                    GreyImage film = decoder.decode(file);
                    BufferedImage original = ImageIO.read(file.toFile());
                    assertEquals(
                            Math.min(128, Math.min(original.getWidth(), original.getHeight())),
                            Math.min(film.width(), film.height()));
                    double mean = Arrays.stream(original.getRaster()
                                    .getPixels(0, 0, original.getWidth(), original.getHeight(), (int[]) null))
                            .average()
                            .orElseThrow();
                    double reduced = 0;
                    for (byte pixel : film.pixels()) reduced += pixel & 0xff;
                    assertEquals(
                            mean,
                            reduced / film.pixels().length,
                            0.3,
                            file.getFileName().toString());
                }
            }
        }
    }

    private static void assertProblem(String expected, ImageDecoder decoder, Path file) {
        Problem problem = assertThrows(Problem.class, () -> decoder.decode(file));
        assertTrue(problem.what().startsWith(file.toString()), problem.what());
        assertTrue(problem.what().contains(expected), problem.what());
    }

    private Path write(String format, BufferedImage image) throws IOException {
        Path file = folder.resolve("picture." + format);
        Files.deleteIfExists(file);
        assertTrue(ImageIO.write(image, format, file.toFile()), "a writer for " + format);
        return file;
    }

    private static BufferedImage grey(GreyImage image) {
        BufferedImage grey = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
        return grey;
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    /// An 8-bit grey PNG, 200 where x <= y, of which only the first `rows` rows are there.
    private static void writePng(Path file, int width, int height, int rows) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeLong(0x89504e470d0a1a0aL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            new DataOutputStream(header).writeInt(width);
            DataOutputStream rest = new DataOutputStream(header);
            rest.writeInt(height);
            rest.write(new byte[] {8, 0, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            try (OutputStream deflated = new DeflaterOutputStream(data, new Deflater(1), 1 << 16)) {
                byte[] row = new byte[width + 1];
                for (int y = 0; y < rows; y++) {
                    if (y < width) row[y + 1] = (byte) 200;
                    deflated.write(row);
                }
            }
            chunk(out, "IDAT", data.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
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
