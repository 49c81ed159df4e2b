package org.discern.projection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smile.manifold.TSNE;

/// t-SNE beside programs of others, which run by themselves (`tsne_reference.py`, `tsne_reference.R`): `TsneReference
/// POINTS FOLDER write` writes the benchmark's vectors and our start, `... lay` adds our layout (and, of 5,000 points
/// at most, those of our exact sum and of Smile), `... judge` tells the divergence of every layout there by one
/// formula. Files hold 64-bit numbers, little-endian, row by row.
final class TsneReference {
    private static final int ITERATIONS = 1000;
    private static final int MOST_EXACT = 5000;

    private TsneReference() {}

    public static void main(String[] args) throws IOException {
        float[][] vectors = TsneBenchmark.vectors(Integer.parseInt(args[0]));
        Path folder = Files.createDirectories(Path.of(args[1]));
        switch (args[2]) {
            case "write" -> {
                write(folder.resolve("vectors"), TsneBenchmark.widened(vectors));
                write(
                        folder.resolve("start"),
                        new Tsne(30, ITERATIONS, 0, 7)
                                .start(Embeddings.prepare(vectors, 0, 7).plane()));
            }
            case "lay" -> lay(vectors, folder);
            case "judge" -> judge(vectors, folder);
            default -> throw new IllegalArgumentException(args[2]);
        }
    }

    private static void lay(float[][] vectors, Path folder) throws IOException {
        TsneBenchmark.ours(TsneBenchmark.vectors(2000), 100); // until it is compiled
        long start = System.nanoTime();
        write(folder.resolve("ours.layout"), TsneBenchmark.ours(vectors, ITERATIONS));
        say("ours: %.1f s", TsneBenchmark.seconds(start));
        if (vectors.length > MOST_EXACT) return;
        start = System.nanoTime();
        write(folder.resolve("our-exact-sum.layout"), TsneBenchmark.exact(vectors, ITERATIONS));
        say("our exact sum: %.1f s", TsneBenchmark.seconds(start));
        start = System.nanoTime();
        TSNE smile = TSNE.fit(TsneBenchmark.widened(vectors), new TSNE.Options(2, 30, 200, 12, ITERATIONS));
        write(folder.resolve("smile.layout"), smile.coordinates());
        say("Smile: %.1f s", TsneBenchmark.seconds(start));
    }

    private static void judge(float[][] vectors, Path folder) throws IOException {
        List<Path> layouts;
        try (Stream<Path> files = Files.list(folder)) {
            layouts = files.filter(file -> file.toString().endsWith(".layout"))
                    .sorted()
                    .toList();
        }
        ToDoubleFunction<double[][]> divergence = divergence(vectors);
        for (Path layout : layouts)
            say("%s: KL %.4f", layout.getFileName(), divergence.applyAsDouble(read(layout, vectors.length)));
    }

    /// Over all pairs; of many points with the affinities of the 90 nearest, which is what programs for many points
    /// descend.
    private static ToDoubleFunction<double[][]> divergence(float[][] vectors) {
        if (vectors.length <= MOST_EXACT) {
            float[][] joint = Affinities.joint(vectors, 30, () -> false);
            return points -> TsneBenchmark.divergenceOf(joint, points);
        }
        NeighbourAffinities near = NeighbourAffinities.of(vectors, 30, () -> false);
        return points -> divergenceOf(near, points);
    }

    private static double divergenceOf(NeighbourAffinities near, double[][] points) {
        int n = points.length;
        double all = IntStream.range(0, n)
                .parallel()
                .mapToDouble(i -> IntStream.range(0, n)
                        .filter(j -> j != i)
                        .mapToDouble(j -> TsneBenchmark.near(points[i], points[j]))
                        .sum())
                .sum();
        double divergence = 0;
        for (int i = 0; i < n; i++) {
            for (int e = near.from()[i]; e < near.from()[i + 1]; e++) {
                double p = near.joint()[e];
                double q = TsneBenchmark.near(points[i], points[near.neighbour()[e]]) / all;
                if (p > 0) divergence += p * Math.log(p / q);
            }
        }
        return divergence;
    }

    private static void write(Path file, double[][] rows) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Double.BYTES * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) for (double value : row) bytes.putDouble(value);
        Files.write(file, bytes.array());
    }

    private static double[][] read(Path file, int n) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[][] points = new double[n][2];
        for (double[] point : points) for (int c = 0; c < 2; c++) point[c] = bytes.getDouble();
        return points;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
