package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
