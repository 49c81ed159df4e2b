package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecadeAxisTest {
    @Test
    void ticksAreRoundNumbers() {
        assertEquals(List.of(0.01, 0.02, 0.05, 0.1, 0.2), DecadeAxis.ticks(0.009, 0.3));
        assertEquals(List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0), DecadeAxis.ticks(5e-5, 2));
        assertEquals(List.of(5.0, 5.5, 6.0, 6.5, 7.0), DecadeAxis.ticks(4.7, 7.3));
    }

    @ParameterizedTest
    @CsvSource({"1e-30, 1e30", "1, 9.9", "1, 10", "6.9, 6.95", "1e-12, 2e-12"})
    void thereAreAFewWhateverTheRange(double low, double high) {
        int ticks = DecadeAxis.ticks(low, high).size();
        assertTrue(ticks >= 3 && ticks <= 12, ticks + " ticks");
    }
}
