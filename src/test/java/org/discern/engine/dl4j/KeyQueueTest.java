package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.data.pair.FilmTags;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.model.Laterality;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KeyQueueTest {
    @BeforeAll
    static void load() {
        NativeBackend.load();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsTheLastKeysWithTheirFilmsAfterBatchesOfAnySize(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(1, 12);
        List<FilmTags> sent = new ArrayList<>();
        try (KeyQueue queue = new KeyQueue(size, 2, seed)) {
            for (int batch = 0; batch < 8; batch++) {
                int from = sent.size();
                int count = random.nextInt(1, 20);
                for (int i = 0; i < count; i++)
                    sent.add(new FilmTags(sent.size(), 7, Laterality.LATERAL, sent.size() % 8));
                queue.enqueue(rows(from, count), sent.subList(from, sent.size()));
                // The i-th key ever sent stands at place i modulo K.
                for (int i = Math.max(0, sent.size() - size); i < sent.size(); i++) {
                    int place = i % size;
                    assertEquals(i, queue.keys().getDouble(place, 0));
                    assertEquals(i, queue.ring().patient(place));
                    assertEquals(i % 8, queue.ring().diseases(place));
                    assertTrue(queue.ring().isFilm(place));
                }
                assertEquals(
                        Math.min(size, sent.size()) / (double) size,
                        queue.ring().fill(),
                        1e-6);
            }
        }
    }

    @Test
    void beginsWithRandomUnitRowsThatAreNoFilms() {
        try (KeyQueue queue = new KeyQueue(50, 8, 3)) {
            for (double length : queue.keys().norm2(1).toDoubleVector()) assertEquals(1, length, 1e-5);
            assertEquals(0, queue.ring().fill());
            assertTrue(queue.keys().mean(0).norm2Number().doubleValue() < 0.4);
        }
    }

    @Test
    void returnsToASavedState() {
        try (KeyQueue queue = new KeyQueue(5, 2, 1);
                KeyQueue other = new KeyQueue(5, 2, 2)) {
            queue.enqueue(rows(0, 3), List.of(film(0), film(1), film(2)));
            Map<String, Tensor> state = new LinkedHashMap<>();
            queue.save(state);
            other.restore(new Weights(state, Map.of()));
            for (KeyQueue each : List.of(queue, other))
                each.enqueue(rows(3, 4), List.of(film(3), film(4), film(5), film(6)));
            assertArrayEquals(
                    queue.keys().ravel().toFloatVector(), other.keys().ravel().toFloatVector());
            Map<String, Tensor> a = new LinkedHashMap<>();
            Map<String, Tensor> b = new LinkedHashMap<>();
            queue.save(a);
            other.save(b);
            for (String name : List.of("patient", "study", "laterality", "diseases", "valid", "position")) {
                String full = "queue." + name;
                assertArrayEquals(new Weights(a, Map.of()).longs(full), new Weights(b, Map.of()).longs(full), full);
            }
        }
    }

    private static FilmTags film(int patient) {
        return new FilmTags(patient, 1, Laterality.FRONTAL, patient);
    }

    private static INDArray rows(int from, int count) {
        float[] values = new float[2 * count];
        for (int i = 0; i < count; i++) values[2 * i] = from + i;
        return Nd4j.create(values, new long[] {count, 2}, DataType.FLOAT);
    }
}
