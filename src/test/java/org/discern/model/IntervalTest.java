package org.discern.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (0, 100]    | 0, 100    | false, true
            [0, 100)    | 0, 100    | true, false
            (-inf, 1.5] | -1e300, 2 | true, false
            (0, inf)    | 1e300, -1 | true, false
            """)
    void holdsWhatIsBetweenItsBounds(String text, String numbers, String held) {
        Interval interval = Interval.parse(text);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Boolean.parseBoolean(held.split(", ")[i]),
                    interval.contains(Double.parseDouble(numbers.split(", ")[i])));
        }
        assertEquals(text, interval.toString());
        assertEquals(interval, Interval.parse(interval.toString()));
        assertFalse(interval.contains(Double.NaN));
    }

    @Test
    void allIsEveryNumber() {
        assertEquals(Interval.ALL, Interval.parse("[-inf, inf]"));
        assertFalse(Interval.ALL.contains(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0, 100", "(100, 0)", "(a, b)", "(0; 1)", "", "(0, 1", "(0x1, 2)"})
    void refusesWhatIsNoInterval(String text) {
        assertThrows(IllegalArgumentException.class, () -> Interval.parse(text));
    }
}
