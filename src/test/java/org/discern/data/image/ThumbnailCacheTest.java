package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailCacheTest {
    @TempDir
    private Path folder;

    private Path film;
    private ThumbnailCache cache;

    @BeforeEach
    void draw() throws IOException {
        film = folder.resolve("film.png");
        draw(90);
        cache = new ThumbnailCache(folder.resolve("cache"));
    }

    @Test
    void keepsASmallPictureCloseToTheFilm() throws IOException {
        GreyImage first = cache.get("film", film);
        assertEquals(ThumbnailCache.SHORT_SIDE_PIXELS, first.width());
        assertEquals(1, kept().size());
        GreyImage second = cache.get("film", film);
        assertEquals(first.height(), second.height());
        for (int y = 0; y < first.height(); y++) {
            for (int x = 0; x < first.width(); x++) assertEquals(first.at(x, y), second.at(x, y), 6);
        }
    }

    @Test
    void aChangedFilmIsDecodedAnew() throws IOException {
        int before = cache.get("film", film).at(10, 10);
        draw(200);
        Files.setLastModifiedTime(film, FileTime.fromMillis(1_000));
        assertEquals(200, cache.get("film", film).at(10, 10), 2);
        assertEquals(90, before, 2);
    }

    @Test
    void aMissingFilmIsSaidAlthoughItWasThereOnce() throws IOException {
        cache.get("film", film);
        Files.delete(film);
        assertThrows(Problem.class, () -> cache.get("film", film));
    }

    @Test
    void aDamagedPictureIsMadeAnew() throws IOException {
        cache.get("film", film);
        Files.writeString(kept().getFirst(), "no picture");
        assertEquals(90, cache.get("film", film).at(10, 10), 2);
        assertTrue(Files.size(kept().getFirst()) > 100);
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTime() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "a file");
        assertEquals(90, new ThumbnailCache(file).get("film", film).at(10, 10), 2);
    }

    @Test
    void trimmingDeletesThePicturesMadeFirst() throws IOException {
        for (int i = 0; i < 4; i++) {
            cache.get("film" + i, film);
            for (Path picture : kept()) {
                long age = Files.getLastModifiedTime(picture).toMillis() - 60_000;
                Files.setLastModifiedTime(picture, FileTime.fromMillis(age));
            }
        }
        List<Path> all = kept();
        long each = Files.size(all.getFirst());
        for (Path picture : all) assertEquals(each, Files.size(picture), "all pictures are of one film");
        List<Path> latest = all.stream()
                .sorted(Comparator.comparing(this::made))
                .skip(2)
                .sorted()
                .toList();
        cache.trim(4 * each);
        assertEquals(4, kept().size());
        cache.trim(3 * each - 1);
        assertEquals(latest, kept().stream().sorted().toList());
        cache.trim(0);
        assertEquals(List.of(), kept());
        assertEquals(90, cache.get("film1", film).at(10, 10), 2);
        new ThumbnailCache(folder.resolve("nowhere")).trim(0);
    }

    private FileTime made(Path picture) {
        try {
            return Files.getLastModifiedTime(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(int grey) throws IOException {
        BufferedImage image = new BufferedImage(300, 360, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 360; y++)
            for (int x = 0; x < 300; x++) image.getRaster().setSample(x, y, 0, grey);
        ImageIO.write(image, "png", film.toFile());
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
