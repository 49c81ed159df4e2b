package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.discern.data.image.ImageCache.Filled;
import org.discern.data.image.ImageCache.Source;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.testing.RealData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheTest {
    private static final int SIDE = 24;

    @TempDir
    Path folder;

    private Path cacheFolder;
    private final List<Source> sources = new ArrayList<>();

    @BeforeEach
    void writeFilms() throws IOException {
        cacheFolder = folder.resolve("cache");
        for (int i = 0; i < 12; i++) {
            GreyImage picture = Pictures.noise(SIDE + i, SIDE + 5, i);
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
            Path file = folder.resolve("film" + i + ".png");
            ImageIO.write(image, "png", file.toFile());
            sources.add(new Source("film" + i, file, folder));
        }
    }

    @Test
    void aChangedFileIsDecodedAgainAndAVanishedOneKeepsItsPicture() throws IOException {
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            cache.add(sources, 2, (_, _) -> {}, () -> false);
        }
        Files.copy(sources.get(3).file(), sources.get(5).file(), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(sources.get(6).file(), "no picture any more");
        Files.delete(sources.get(7).file());
        for (int opened = 0; opened < 2; opened++) {
            try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
                Filled filled = cache.add(sources, 2, (_, _) -> {}, () -> false);
                assertEquals(opened == 0 ? 1 : 0, filled.renewed());
                assertEquals(0, filled.added());
                assertEquals(
                        sources.get(6).file().toString(),
                        filled.problems().getFirst().file());
                assertArrayEquals(
                        cache.get("film3").pixels(), cache.get("film5").pixels());
                assertFalse(cache.contains("film6"), "no picture is better than that of another file");
                assertTrue(cache.contains("film7"));
                assertEquals(11, cache.size());
            }
        }
    }

    @Test
    void aLinkOutOfTheDataFolderIsRefused() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(
                data.resolve("link.png"), sources.getFirst().file());
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            Filled refused = cache.add(List.of(new Source("a", link, data)), 1, (_, _) -> {}, () -> false);
            assertTrue(refused.problems().getFirst().what().contains("through a link"));
            assertEquals(0, cache.size());
            cache.add(List.of(new Source("a", link, folder)), 1, (_, _) -> {}, () -> false);
            assertTrue(cache.contains("a"));
        }
    }

    @Test
    void givesBackWhatTheDecoderGives() {
        List<Integer> progress = new ArrayList<>();
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            Filled filled = cache.add(sources, 3, (done, _) -> progress.add(done), () -> false);
            assertEquals(new Filled(12, 0, List.of(), List.of(), true), filled);
            assertFilms(cache, 12);
        }
        assertEquals(12, progress.size());
        assertEquals(12, progress.getLast());
        try (ImageCache again = ImageCache.open(cacheFolder, SIDE)) {
            assertFilms(again, 12);
        }
    }

    @Test
    void decodesOnlyWhatIsMissing() {
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            cache.add(sources.subList(0, 5), 2, (_, _) -> {}, () -> false);
            List<Integer> totals = new ArrayList<>();
            Filled filled = cache.add(sources, 2, (_, total) -> totals.add(total), () -> false);
            assertEquals(7, filled.added());
            assertEquals(7, totals.getFirst());
            assertEquals(0, cache.add(sources, 2, (_, _) -> {}, () -> false).added());
            assertFilms(cache, 12);
        }
    }

    @Test
    void badFilesAreReportedAndTheOthersKept() throws IOException {
        Files.writeString(sources.get(3).file(), "no picture");
        Files.delete(sources.get(7).file());
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            Filled filled = cache.add(sources, 2, (_, _) -> {}, () -> false);
            assertEquals(10, filled.added());
            assertTrue(filled.complete());
            assertEquals(2, filled.problems().size());
            assertEquals(
                    sources.get(3).file().toString(), filled.problems().get(0).file());
            assertTrue(filled.problems().get(1).what().contains("no such file"));
            assertFalse(cache.contains("film3"));
            assertTrue(
                    assertThrows(Problem.class, () -> cache.get("film3")).what().contains("film3"));
        }
    }

    @Test
    void cancellationKeepsWhatIsDecoded() {
        int[] decoded = {0};
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            Filled filled = cache.add(sources, 2, (done, _) -> decoded[0] = done, () -> decoded[0] >= 4);
            assertEquals(4, filled.added());
            assertFalse(filled.complete());
        }
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            assertFilms(cache, 4);
            assertEquals(8, cache.add(sources, 2, (_, _) -> {}, () -> false).added());
            assertFilms(cache, 12);
        }
    }

    @Test
    void whatAKilledImportLeftIsNoHarm() throws IOException {
        Files.createDirectories(cacheFolder);
        Files.writeString(cacheFolder.resolve("part-000001.films.tmp"), "half a part");
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            assertEquals(0, cache.size());
            cache.add(sources, 2, (_, _) -> {}, () -> false);
            assertFilms(cache, 12);
        }
        try (Stream<Path> files = Files.list(cacheFolder)) {
            assertEquals(
                    List.of("cache.lock", "part-000001.films"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void oneWritesAndOthersRead() {
        try (ImageCache writer = ImageCache.open(cacheFolder, SIDE)) {
            writer.add(sources.subList(0, 5), 2, (_, _) -> {}, () -> false);
            try (ImageCache reader = ImageCache.open(cacheFolder, SIDE)) {
                writer.add(
                        sources,
                        2,
                        (done, _) -> {
                            if (done == 3) {
                                assertThrows(Problem.class, () -> reader.add(sources, 1, (_, _) -> {}, () -> false));
                                assertFilms(reader, 5);
                            }
                        },
                        () -> false);
                assertEquals(
                        0, reader.add(sources, 1, (_, _) -> {}, () -> false).added());
                assertFilms(reader, 12);
            }
        }
    }

    @Test
    void anotherShortSideIsRefused() {
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            cache.add(sources, 2, (_, _) -> {}, () -> false);
        }
        Problem problem = assertThrows(Problem.class, () -> ImageCache.open(cacheFolder, SIDE + 1));
        assertTrue(problem.what().contains("24 px, not 25"), problem.what());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 20, 40, 100})
    void damagedIndexIsNoticed(int bytesFromEnd) throws IOException {
        Path part = onePart();
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length - bytesFromEnd] ^= 4;
        Files.write(part, bytes);
        Problem problem = assertThrows(Problem.class, () -> ImageCache.open(cacheFolder, SIDE));
        assertTrue(problem.what().contains("part-000001.films"), problem.what());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 300, 100_000})
    void cutOffPartIsNoticed(int bytesMissing) throws IOException {
        Path part = onePart();
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, Math.max(0, bytes.length - bytesMissing)));
        assertThrows(Problem.class, () -> ImageCache.open(cacheFolder, SIDE));
    }

    @Test
    void partsBeyondTwoGigabytesAreRead() throws Exception {
        long offset = 3L << 30;
        Path part = folder.resolve("large.films");
        ByteBuffer index = ByteBuffer.allocate(12 + 5 + 32).putInt(2).putInt(1).putInt(1);
        index.putShort((short) 3)
                .put("far".getBytes(StandardCharsets.UTF_8))
                .putLong(2)
                .putLong(0)
                .putLong(offset)
                .putInt(2)
                .putInt(1)
                .flip();
        CRC32C checksum = new CRC32C();
        checksum.update(index.array(), 0, index.limit());
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.position(offset);
            channel.write(ByteBuffer.wrap(new byte[] {11, 22}));
            channel.write(index);
            channel.write(ByteBuffer.allocate(16)
                    .putLong(offset + 2)
                    .putInt((int) checksum.getValue())
                    .putInt(0x44435249)
                    .flip());
        }
        try (Arena arena = Arena.ofConfined()) {
            GreyImage image = CachePart.map(part, 1, arena).getFirst().read();
            assertArrayEquals(new byte[] {11, 22}, image.pixels());
        }
    }

    @Test
    void holdsRealFilms() throws IOException {
        Path data = RealData.at("openxr");
        List<Source> films;
        try (Stream<Path> files = Files.list(data.resolve("hannover/images"))) {
            films = files.sorted()
                    .limit(60)
                    .map(file -> new Source(file.getFileName().toString(), file, data))
                    .toList();
        }
        try (ImageCache cache = ImageCache.open(cacheFolder, 96)) {
            assertEquals(new Filled(60, 0, List.of(), List.of(), true), cache.add(films, 2, (_, _) -> {}, () -> false));
            ImageDecoder decoder = new ImageDecoder(96);
            for (Source film : films) {
                assertArrayEquals(
                        decoder.decode(film.file()).pixels(),
                        cache.get(film.imageId()).pixels());
            }
        }
    }

    private Path onePart() {
        try (ImageCache cache = ImageCache.open(cacheFolder, SIDE)) {
            cache.add(sources, 2, (_, _) -> {}, () -> false);
        }
        return cacheFolder.resolve("part-000001.films");
    }

    private void assertFilms(ImageCache cache, int count) {
        assertEquals(count, cache.size());
        ImageDecoder decoder = new ImageDecoder(SIDE);
        for (Source source : sources.subList(0, count)) {
            GreyImage expected = decoder.decode(source.file());
            GreyImage cached = cache.get(source.imageId());
            assertEquals(expected.width(), cached.width());
            assertArrayEquals(expected.pixels(), cached.pixels());
        }
    }
}
