package org.discern.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/// Small pictures for data sets that tests make up.
final class Drawings {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 48;

    private Drawings() {}

    /// Writes a JPEG of noise that is the file name's own.
    static void write(Path file) {
        SplittableRandom random =
                new SplittableRandom(file.getFileName().toString().hashCode());
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) picture.getRaster().setSample(x, y, 0, random.nextInt(256));
        }
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "jpg", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
