package org.discern.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrainingViewTest {
    @Test
    void chartsFillTheirRowsWhereThatCostsNoMoreThanHalfTheColumns() {
        assertEquals(3, TrainingView.columns(6, 4));
        assertEquals(4, TrainingView.columns(8, 4));
        assertEquals(2, TrainingView.columns(6, 2));
        assertEquals(1, TrainingView.columns(6, 1));
        assertEquals(4, TrainingView.columns(7, 4));
    }
}
