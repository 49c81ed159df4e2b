package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;

class NeighbourRetrievalTest {
    private static final int FILMS = 600; // more than two blocks
    private static final int DIMENSION = 10;

    @Test
    void ownViewsAreFoundAsOftenAsByComparingAllPairs() {
        float[][] first = random(1);
        float[][] second = shifted(first, 0.8, 2);
        double found = 0;
        for (int film = 0; film < FILMS; film++) {
            if (nearest(first[film], second, -1) == film) found++;
        }
        NeighbourRetrieval.Result result =
                NeighbourRetrieval.ofOwnView(first, second).orElseThrow();
        assertEquals(found / FILMS, result.share(), 1e-12);
        assertTrue(result.share() > 0.05 && result.share() < 0.95, "a case that tells something");
        assertEquals(1.0 / FILMS, result.chance());
        assertEquals(FILMS, result.films());
    }

    @Test
    void samePatientsAreFoundAsOftenAsByComparingAllPairs() {
        float[][] embeddings = random(3);
        for (int film = 0; film < FILMS; film += 3) {
            embeddings[film + 1] = shifted(new float[][] {embeddings[film]}, 0.7, film)[0];
        }
        List<String> patients = IntStream.range(0, FILMS)
                .mapToObj(film -> film % 3 == 2 ? "s" + film : "p" + film / 3)
                .toList();
        double found = 0;
        double asked = 0;
        for (int film = 0; film < FILMS; film++) {
            if (film % 3 == 2) continue;
            asked++;
            if (patients.get(nearest(embeddings[film], embeddings, film)).equals(patients.get(film))) found++;
        }
        NeighbourRetrieval.Result result =
                NeighbourRetrieval.ofSamePatient(embeddings, patients).orElseThrow();
        assertEquals(found / asked, result.share(), 1e-12);
        assertTrue(result.share() > 0.05 && result.share() < 0.95, "a case that tells something");
        assertEquals(400, result.films());
        assertEquals(1.0 / (FILMS - 1), result.chance(), 1e-15);
    }

    @Test
    void chanceIsTheMeanShareOfOtherFilmsOfThePatient() {
        List<String> patients = List.of("a", "a", "a", "b", "b", "c");
        float[][] embeddings = Arrays.copyOf(random(4), 6);
        NeighbourRetrieval.Result result =
                NeighbourRetrieval.ofSamePatient(embeddings, patients).orElseThrow();
        assertEquals((3 * 2 / 5.0 + 2 * 1 / 5.0) / 5, result.chance(), 1e-15);
        assertEquals(5, result.films());
    }

    @Test
    void aCollapsedEncoderScoresAtChance() {
        float[][] same = new float[FILMS][];
        Arrays.setAll(same, film -> new float[] {0.3f, -0.7f, 0.1f});
        List<String> patients =
                IntStream.range(0, FILMS).mapToObj(film -> "p" + film / 4).toList();
        NeighbourRetrieval.Result own = NeighbourRetrieval.ofOwnView(same, same).orElseThrow();
        NeighbourRetrieval.Result patient =
                NeighbourRetrieval.ofSamePatient(same, patients).orElseThrow();
        assertEquals(own.chance(), own.share(), 1e-12);
        assertEquals(patient.chance(), patient.share(), 1e-12);
        float[][] zero = new float[FILMS][3];
        assertEquals(
                1.0 / FILMS,
                NeighbourRetrieval.ofOwnView(zero, zero).orElseThrow().share(),
                1e-12);
    }

    @Test
    void lengthsOfVectorsDoNotMatter() {
        float[][] first = random(5);
        float[][] second = shifted(first, 0.8, 6);
        float[][] longer = new float[FILMS][];
        for (int film = 0; film < FILMS; film++) {
            int factor = 1 << film % 8;
            longer[film] = second[film].clone();
            for (int k = 0; k < DIMENSION; k++) longer[film][k] *= factor;
        }
        assertEquals(NeighbourRetrieval.ofOwnView(first, second), NeighbourRetrieval.ofOwnView(first, longer));
        assertEquals(1, NeighbourRetrieval.ofOwnView(first, first).orElseThrow().share());
    }

    @Test
    void thereIsNoAnswerWithoutFilmsToAsk() {
        assertTrue(NeighbourRetrieval.ofOwnView(new float[0][], new float[0][]).isEmpty());
        assertTrue(NeighbourRetrieval.ofSamePatient(new float[2][3], List.of("a", "b"))
                .isEmpty());
    }

    @Test
    void rejectsWhatItCannotCompare() {
        float[][] broken = {{1, Float.NaN}, {1, 2}};
        assertThrows(Problem.class, () -> NeighbourRetrieval.ofOwnView(broken, broken));
        assertThrows(
                IllegalArgumentException.class, () -> NeighbourRetrieval.ofOwnView(new float[1][1], new float[2][1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> NeighbourRetrieval.ofSamePatient(new float[1][1], List.of("a", "a")));
    }

    private static int nearest(float[] query, float[][] keys, int excluded) {
        int best = -1;
        double bestCosine = Double.NEGATIVE_INFINITY;
        for (int key = 0; key < keys.length; key++) {
            double cosine = dot(query, keys[key]) / Math.sqrt(dot(query, query) * dot(keys[key], keys[key]));
            if (key == excluded || cosine <= bestCosine) continue;
            best = key;
            bestCosine = cosine;
        }
        return best;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) sum += (double) a[k] * b[k];
        return sum;
    }

    private static float[][] random(long seed) {
        return shifted(new float[FILMS][DIMENSION], 1, seed);
    }

    private static float[][] shifted(float[][] rows, double spread, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] shifted = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            shifted[i] = rows[i].clone();
            for (int k = 0; k < shifted[i].length; k++) shifted[i][k] += (float) (spread * random.nextGaussian());
        }
        return shifted;
    }
}
