package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SilhouetteTest {
    @Test
    void isThatOfItsDefinition() {
        float[][] vectors = RepulsionTest.gaussian(60, 3);
        List<Integer> labels =
                IntStream.range(0, 60).map(i -> i == 59 ? 9 : i * i % 3).boxed().toList();
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            List<Double> others = new ArrayList<>();
            double within = Double.NaN;
            for (int label : new int[] {0, 1, 9}) {
                double total = 0;
                int count = 0;
                for (int j = 0; j < 60; j++) {
                    if (j == i || labels.get(j) != label) continue;
                    double squared = 0;
                    for (int c = 0; c < 3; c++) squared += Math.pow(vectors[i][c] - (double) vectors[j][c], 2);
                    total += Math.sqrt(squared);
                    count++;
                }
                if (label == labels.get(i)) within = total / count;
                else others.add(total / count);
            }
            double nearest = Math.min(others.getFirst(), others.getLast());
            if (labels.get(i) != 9) sum += (nearest - within) / Math.max(nearest, within);
        }
        assertEquals(sum / 60, Silhouette.of(vectors, labels), 1e-9);
    }

    @Test
    void extremesAreWhatTheySay() {
        assertEquals(1, Silhouette.of(new float[][] {{0}, {0}, {5}, {5}}, List.of(0, 0, 1, 1)));
        assertEquals(0, Silhouette.of(new float[4][1], List.of(0, 0, 1, 1)));
        assertTrue(Double.isNaN(Silhouette.of(new float[4][1], List.of(0, 0, 0, 0))));
    }
}
