package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.discern.model.Repeated;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    /// The ten differences of Student's own example (1908), with the interval that R's `t.test` gives them.
    @Test
    void givesStudentsInterval() {
        Repeated sleep = Repeats.of(1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4);
        assertEquals(10, sleep.repeats());
        assertEquals(1.58, sleep.mean(), 1e-12);
        assertNotNull(sleep.interval());
        assertEquals(0.7001142, sleep.interval().low(), 5e-8);
        assertEquals(2.4598858, sleep.interval().high(), 5e-8);
    }

    @Test
    void twoRepeatsReachFar() {
        Repeated two = Repeats.of(0.80, 0.82);
        assertNotNull(two.interval());
        assertEquals(0.81 + 12.7062047 * 0.01, two.interval().high(), 1e-8); // t of one degree of freedom
    }

    @Test
    void oneRepeatSaysNothingOfOthers() {
        Repeated one = Repeats.of(0.8);
        assertEquals(0.8, one.mean());
        assertNull(one.deviation());
        assertNull(one.interval());
    }
}
