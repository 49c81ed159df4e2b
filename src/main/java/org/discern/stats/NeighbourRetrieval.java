package org.discern.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether the film whose embedding is nearest (cosine similarity) is the right one: what a contrastive loss
/// asks for, measured without labels. Where several films are equally near, the share of right ones among
/// them counts, so that an encoder that gives all films one embedding scores at chance.
public final class NeighbourRetrieval {
    private static final int BLOCK = 256;

    private NeighbourRetrieval() {}

    /// How often the nearest film was the right one.
    ///
    /// @param share of the films asked
    /// @param chance the share that a random choice would reach
    /// @param films number of films asked
    public record Result(double share, double chance, int films) {}

    /// Decides whether a key film may answer a query film, and whether it is right.
    private enum Answer {
        RIGHT,
        WRONG,
        EXCLUDED
    }

    @FunctionalInterface
    private interface Judge {
        Answer of(int query, int key);
    }

    /// The share of films whose nearest neighbour among the second views of all films is their own second view.
    ///
    /// @param first embeddings of first views, films x dimensions
    /// @param second embeddings of second views of the same films, in the same order
    /// @return empty where there are no films
    public static Optional<Result> ofOwnView(float[][] first, float[][] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " first views, " + second.length + " second");
        }
        if (first.length == 0) return Optional.empty();
        double[] credits = credits(first, second, (query, key) -> query == key ? Answer.RIGHT : Answer.WRONG);
        return Optional.of(
                new Result(Arrays.stream(credits).average().orElseThrow(), 1.0 / first.length, first.length));
    }

    /// The share of films whose nearest other film is of the same patient, among films whose patient has
    /// another film.
    ///
    /// @param embeddings films x dimensions
    /// @param patientIds by film
    /// @return empty where no patient has two films
    public static Optional<Result> ofSamePatient(float[][] embeddings, List<String> patientIds) {
        Patients patients = Patients.of(patientIds);
        int[] patient = patients.ofFilm();
        if (patient.length != embeddings.length) {
            throw new IllegalArgumentException(patient.length + " patients for " + embeddings.length + " embeddings");
        }
        int[] filmsOfPatient = new int[patients.count()];
        for (int each : patient) filmsOfPatient[each]++;
        int[] asked = IntStream.range(0, patient.length)
                .filter(film -> filmsOfPatient[patient[film]] > 1)
                .toArray();
        if (asked.length == 0) return Optional.empty();
        float[][] queries =
                Arrays.stream(asked).mapToObj(film -> embeddings[film]).toArray(float[][]::new);
        double[] credits = credits(queries, embeddings, (query, key) -> {
            if (asked[query] == key) return Answer.EXCLUDED;
            return patient[asked[query]] == patient[key] ? Answer.RIGHT : Answer.WRONG;
        });
        double chance = Arrays.stream(asked)
                .mapToDouble(film -> (filmsOfPatient[patient[film]] - 1.0) / (embeddings.length - 1))
                .average()
                .orElseThrow();
        return Optional.of(new Result(Arrays.stream(credits).average().orElseThrow(), chance, asked.length));
    }

    /// The share of right films among the nearest ones, by query.
    private static double[] credits(float[][] queries, float[][] keys, Judge judge) {
        float[][] unitKeys = unitRows(keys);
        float[][] unitQueries = unitRows(queries);
        Nearest[] nearest = Stream.generate(Nearest::new).limit(queries.length).toArray(Nearest[]::new);
        for (int begin = 0; begin < keys.length; begin += BLOCK) {
            int start = begin;
            float[][] columns = transposed(unitKeys, start, Math.min(start + BLOCK, keys.length));
            IntStream.range(0, queries.length).parallel().forEach(query -> {
                float[] similarities = similarities(unitQueries[query], columns);
                for (int i = 0; i < similarities.length; i++) {
                    nearest[query].offer(similarities[i], judge.of(query, start + i));
                }
            });
        }
        return Arrays.stream(nearest).mapToDouble(Nearest::credit).toArray();
    }

    /// Rows of length 1; a row of zeros stays as it is.
    static float[][] unitRows(float[][] rows) {
        Standardisation.checkFinite(rows);
        return Arrays.stream(rows).map(NeighbourRetrieval::unit).toArray(float[][]::new);
    }

    private static float[] unit(float[] row) {
        double squares = 0;
        for (float value : row) squares += (double) value * value;
        double factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        float[] unit = new float[row.length];
        for (int k = 0; k < row.length; k++) unit[k] = (float) (row[k] * factor);
        return unit;
    }

    private static float[][] transposed(float[][] rows, int begin, int end) {
        float[][] columns = new float[rows[begin].length][end - begin];
        for (int k = 0; k < columns.length; k++) {
            for (int i = begin; i < end; i++) columns[k][i - begin] = rows[i][k];
        }
        return columns;
    }

    /// Inner products with all keys of a block, summed in the same order for each key, so that equal keys are
    /// exactly equally near.
    private static float[] similarities(float[] query, float[][] columns) {
        float[] sums = new float[columns[0].length];
        for (int k = 0; k < query.length; k++) addScaled(sums, query[k], columns[k]);
        return sums;
    }

    private static void addScaled(float[] sums, float factor, float[] column) {
        for (int i = 0; i < sums.length; i++) sums[i] += factor * column[i];
    }

    /// The nearest keys met so far.
    private static final class Nearest {
        private float similarity = Float.NEGATIVE_INFINITY;
        private int keys;
        private int right;

        void offer(float candidate, Answer answer) {
            if (answer == Answer.EXCLUDED || candidate < similarity) return;
            if (candidate > similarity) {
                similarity = candidate;
                keys = 0;
                right = 0;
            }
            keys++;
            if (answer == Answer.RIGHT) right++;
        }

        double credit() {
            return (double) right / keys;
        }
    }
}
