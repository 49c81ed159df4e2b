package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.discern.config.MocoConfig;
import org.discern.config.ScheduleConfig;
import org.discern.config.ScheduleConfig.Kind;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static Schedule schedule(Kind kind, double warmupEpochs) {
        return new Schedule(new ScheduleConfig(kind, List.of(12, 18), 0.1, warmupEpochs), 0.03, 20, 5);
    }

    @Test
    void constantStays() {
        assertEquals(0.03, schedule(Kind.CONSTANT, 0).rateAt(19, 4));
    }

    @Test
    void stepDropsAtEachMilestone() {
        Schedule step = schedule(Kind.STEP, 0);
        assertEquals(0.03, step.rateAt(11, 4));
        assertEquals(0.003, step.rateAt(12, 0), 1e-15);
        assertEquals(0.0003, step.rateAt(19, 0), 1e-15);
    }

    @Test
    void cosineIsHalfAWaveOverAllEpochsAndTheSameWithinOne() {
        Schedule cosine = schedule(Kind.COSINE, 0);
        assertEquals(0.03, cosine.rateAt(0, 4));
        assertEquals(0.015, cosine.rateAt(10, 0), 1e-15);
        assertEquals(0.03 * 0.5 * (1 + Math.cos(Math.PI * 19 / 20)), cosine.rateAt(19, 3), 1e-15);
    }

    @Test
    void warmupRisesByStepAndReachesTheBase() {
        Schedule warm = schedule(Kind.CONSTANT, 2);
        assertEquals(0.003, warm.rateAt(0, 0), 1e-15);
        assertEquals(0.018, warm.rateAt(1, 0), 1e-15);
        assertEquals(0.03, warm.rateAt(1, 4), 1e-15);
        assertEquals(0.03, warm.rateAt(2, 0), 1e-15);
    }

    /// At the start the momentum given, in the middle half the way to 1, at the end 1.
    @Test
    void momentumRisesToOneByTheCosine() {
        MocoConfig cosine = Setups.inBatch(8, 1, 1);
        Schedule schedule = new Schedule(new ScheduleConfig(Kind.CONSTANT, List.of(), 0.1, 0), 0.1, 10, 4);
        assertEquals(0.9, schedule.momentumAt(cosine, 0, 0), 1e-12);
        assertEquals(0.95, schedule.momentumAt(cosine, 5, 0), 1e-12);
        assertEquals(1 - 0.05 * (1 + Math.cos(Math.PI * 0.725)), schedule.momentumAt(cosine, 7, 1), 1e-12);
        assertEquals(0.9, schedule.momentumAt(Setups.moco(8, 0.9, 1, 1), 7, 1));
    }
}
