package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelPurityTest {
    @Test
    void countsNeighboursOfTheSameLabel() {
        float[][] line = {{0}, {1}, {3}, {10}, {11}};
        // nearest two: 0:{1,2} 1:{0,2} 2:{1,0} 3:{4,2} 4:{3,2}
        LabelPurity purity = LabelPurity.of(line, List.of("a", "a", "b", "b", "b"), 2);
        assertEquals((1 + 1 + 0 + 2 + 2) / 10.0, purity.purity(), 1e-12);
        assertEquals((2 * 1 + 3 * 2) / 20.0, purity.chance(), 1e-12);
    }

    @Test
    void labelsAtRandomGiveThePurityOfChance() {
        var random = new SplittableRandom(5);
        float[][] vectors = new float[800][3];
        for (float[] vector : vectors) {
            for (int c = 0; c < 3; c++) vector[c] = (float) random.nextGaussian();
        }
        List<Boolean> labels =
                IntStream.range(0, 800).mapToObj(_ -> random.nextInt(10) == 0).toList();
        LabelPurity purity = LabelPurity.of(vectors, labels, 10);
        assertEquals(purity.chance(), purity.purity(), 0.02);
    }

    @Test
    void isUndefinedWithoutEnoughNeighbours() {
        assertTrue(Double.isNaN(
                LabelPurity.of(new float[3][2], List.of(1, 2, 3), 3).purity()));
        assertTrue(Double.isNaN(LabelPurity.of(new float[0][2], List.of(), 1).chance()));
    }
}
