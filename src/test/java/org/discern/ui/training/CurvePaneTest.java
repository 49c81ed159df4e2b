package org.discern.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurvePaneTest {
    @Test
    void chartsFillTheirRowsWhereThatCostsNoMoreThanHalfTheColumns() {
        assertEquals(3, CurvePane.columns(6, 4));
        assertEquals(4, CurvePane.columns(8, 4));
        assertEquals(2, CurvePane.columns(6, 2));
        assertEquals(1, CurvePane.columns(6, 1));
        assertEquals(4, CurvePane.columns(7, 4));
    }
}
