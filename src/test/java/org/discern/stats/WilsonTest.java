package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.discern.model.ConfidenceInterval;
import org.discern.model.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    /// Table I, method 3 of Newcombe (Statistics in Medicine 17, 1998).
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "29, 29, 0.8830, 1.0000"
    })
    void givesThePublishedIntervals(int hits, int films, double low, double high) {
        ConfidenceInterval interval = Wilson.interval(hits, films, 0.95);
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    @Test
    void noFilmsHaveNoRate() {
        Rate none = Wilson.rate(0, 0);
        assertNull(none.value());
        assertNull(none.interval());
    }
}
