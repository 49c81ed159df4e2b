package org.discern.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BinaryCrossEntropyTest {
    @Test
    void leavesUnknownLabelsOut() {
        float[][] logits = {{0, 2}, {-1, 200}};
        BinaryCrossEntropy loss = BinaryCrossEntropy.of(logits, new float[][] {{1, Float.NaN}, {0, 0}});
        assertEquals((Math.log(2) + Math.log1p(Math.exp(-1)) + 200) / 3, loss.loss(), 1e-6);
        float[] expected = {-0.5f / 3, 0, (float) (1 / (1 + Math.E)) / 3, 1 / 3f};
        assertArrayEquals(expected, loss.gradient(), 1e-6f);
        float[][] unknown = {{Float.NaN, Float.NaN}, {Float.NaN, Float.NaN}};
        assertEquals(0, BinaryCrossEntropy.of(logits, unknown).loss());
    }
}
