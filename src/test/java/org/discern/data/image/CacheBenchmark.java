package org.discern.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.discern.data.image.ImageCache.Source;

/// Times bringing JPEG films of 2,500 x 3,000 px into the cache against the JDK's decoder alone, on as many threads.
/// Argument: a folder to work in.
final class CacheBenchmark {
    private static final int FILMS = 60;
    private static final int TIMES = 5;

    private CacheBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Source> films = films(Files.createDirectories(folder.resolve("films")), folder);
        int threads = Runtime.getRuntime().availableProcessors();
        double[] ratios = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            double decoder = seconds(() -> decodeAlone(films, threads));
            Path cacheFolder = Files.createTempDirectory(folder, "cache");
            double cache = seconds(() -> {
                try (ImageCache open = ImageCache.open(cacheFolder, 256)) {
                    open.add(films, threads, (_, _) -> {}, () -> false);
                }
            });
            ratios[i] = cache / decoder;
            System.out.printf(
                    Locale.ROOT, "decoder alone %.2f s, into the cache %.2f s: %.2f%n", decoder, cache, ratios[i]);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "median %.2f of the decoder's time, %d threads%n", ratios[TIMES / 2], threads);
    }

    private static void decodeAlone(List<Source> films, int threads) {
        try (Prefetch<Integer> pictures =
                new Prefetch<>(0, films.size(), threads, i -> width(films.get(i).file()))) {
            while (pictures.hasNext()) pictures.next();
        }
    }

    private static int width(Path file) {
        try {
            return ImageIO.read(file.toFile()).getWidth();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Noise of several sizes over a gradient, so that the files are as large as films' are.
    private static List<Source> films(Path folder, Path within) throws IOException {
        List<Source> films = new ArrayList<>();
        for (int film = 0; film < FILMS; film++) {
            Path file = folder.resolve(film + ".jpg");
            films.add(new Source("film" + film, file, within));
            if (Files.exists(file)) continue;
            SplittableRandom random = new SplittableRandom(film);
            int[] coarse =
                    IntStream.range(0, 100 * 120).map(_ -> random.nextInt(60)).toArray();
            BufferedImage image = new BufferedImage(2500, 3000, BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < 3000; y++) {
                for (int x = 0; x < 2500; x++) {
                    int grey = x * 100 / 2500 + y * 60 / 3000 + coarse[y / 25 * 100 + x / 25] + random.nextInt(12);
                    image.getRaster().setSample(x, y, 0, grey);
                }
            }
            ImageIO.write(image, "jpg", file.toFile());
        }
        return films;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
