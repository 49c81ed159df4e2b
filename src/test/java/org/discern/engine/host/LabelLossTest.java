package org.discern.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.discern.fusion.UncertainClass;
import org.junit.jupiter.api.Test;

class LabelLossTest {
    @Test
    void leavesUnknownLabelsOut() {
        float[][] logits = {{0, 2}, {-1, 200}};
        LabelLoss loss = LabelLoss.of(logits, new float[][] {{1, Float.NaN}, {0, 0}});
        assertEquals((Math.log(2) + Math.log1p(Math.exp(-1)) + 200) / 3, loss.loss(), 1e-6);
        float[] expected = {-0.5f / 3, 0, (float) (1 / (1 + Math.E)) / 3, 1 / 3f};
        assertArrayEquals(expected, loss.gradient(), 1e-6f);
        float[][] unknown = {{Float.NaN, Float.NaN}, {Float.NaN, Float.NaN}};
        assertEquals(0, LabelLoss.of(logits, unknown).loss());
    }

    /// By softmax over negative, positive and uncertain, its gradient by finite differences.
    @Test
    void uncertainFilmsMayBeAClassOfTheirOwn() {
        float[][] targets = {{1, UncertainClass.TARGET}, {Float.NaN, 0}};
        float[][] logits = {{0.5f, -1, 2, 0.25f}, {3, 1, -2, 0.75f}};
        double expected = -Math.log(Math.exp(0.5) / (1 + Math.exp(0.5) + Math.exp(2)))
                - Math.log(Math.exp(0.25) / (1 + Math.exp(-1) + Math.exp(0.25)))
                - Math.log(1 / (1 + Math.exp(1) + Math.exp(0.75)));
        LabelLoss loss = LabelLoss.of(logits, targets);
        assertEquals(expected / 3, loss.loss(), 1e-6);
        for (int i = 0; i < 8; i++) {
            double up = shifted(logits, targets, i, 0.01f);
            double down = shifted(logits, targets, i, -0.01f);
            assertEquals((up - down) / 0.02, loss.gradient()[i], 1e-4);
        }
    }

    private static double shifted(float[][] logits, float[][] targets, int component, float shift) {
        float[][] moved = {logits[0].clone(), logits[1].clone()};
        moved[component / 4][component % 4] += shift;
        return LabelLoss.of(moved, targets).loss();
    }
}
