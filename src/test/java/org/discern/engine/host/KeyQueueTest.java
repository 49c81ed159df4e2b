package org.discern.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.data.pair.FilmTags;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.model.Laterality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyQueueTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsTheLastKeysWithTheirFilmsAfterBatchesOfAnySize(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(1, 12);
        List<FilmTags> sent = new ArrayList<>();
        KeyQueue queue = queue(size, 2, seed);
        for (int batch = 0; batch < 8; batch++) {
            int from = sent.size();
            int count = random.nextInt(1, 20);
            for (int i = 0; i < count; i++) sent.add(new FilmTags(sent.size(), 7, Laterality.LATERAL, sent.size() % 8));
            queue.enqueue(rows(from, count), sent.subList(from, sent.size()));
            // The i-th key ever sent stands at place i modulo K.
            for (int i = Math.max(0, sent.size() - size); i < sent.size(); i++) {
                int place = i % size;
                assertEquals(i, HostMemory.get(queue.keys(), 2L * place));
                assertEquals(i, queue.ring().patient(place));
                assertEquals(i % 8, queue.ring().diseases(place));
                assertTrue(queue.ring().isFilm(place));
            }
            assertEquals(
                    Math.min(size, sent.size()) / (double) size, queue.ring().fill(), 1e-6);
        }
    }

    @Test
    void beginsWithRandomUnitRowsThatAreNoFilms() {
        KeyQueue queue = queue(50, 8, 3);
        float[] keys = HostMemory.copy(queue.keys(), 0, 50 * 8);
        double[] mean = new double[8];
        for (int row = 0; row < 50; row++) {
            double squares = 0;
            for (int c = 0; c < 8; c++) {
                float value = keys[row * 8 + c];
                squares += value * (double) value;
                mean[c] += value / 50.0;
            }
            assertEquals(1, Math.sqrt(squares), 1e-5);
        }
        assertEquals(0, queue.ring().fill());
        assertTrue(Math.sqrt(Arrays.stream(mean).map(m -> m * m).sum()) < 0.4);
    }

    @Test
    void returnsToASavedState() {
        KeyQueue queue = queue(5, 2, 1);
        KeyQueue other = queue(5, 2, 2);
        queue.enqueue(rows(0, 3), List.of(film(0), film(1), film(2)));
        Map<String, Tensor> state = new LinkedHashMap<>();
        queue.save(state);
        other.restore(new Weights(state, Map.of()));
        for (KeyQueue each : List.of(queue, other))
            each.enqueue(rows(3, 4), List.of(film(3), film(4), film(5), film(6)));
        assertArrayEquals(HostMemory.copy(queue.keys(), 0, 10), HostMemory.copy(other.keys(), 0, 10));
        Map<String, Tensor> a = new LinkedHashMap<>();
        Map<String, Tensor> b = new LinkedHashMap<>();
        queue.save(a);
        other.save(b);
        for (String name : List.of("patient", "study", "laterality", "diseases", "valid", "position")) {
            String full = "queue." + name;
            assertArrayEquals(new Weights(a, Map.of()).longs(full), new Weights(b, Map.of()).longs(full), full);
        }
    }

    private static FilmTags film(int patient) {
        return new FilmTags(patient, 1, Laterality.FRONTAL, patient);
    }

    private static KeyQueue queue(int size, int dimension, long seed) {
        return KeyQueue.of(size, dimension, MemorySegment.ofArray(new float[size * dimension]), seed);
    }

    private static float[][] rows(int from, int count) {
        float[][] rows = new float[count][2];
        for (int i = 0; i < count; i++) rows[i][0] = from + i;
        return rows;
    }
}
