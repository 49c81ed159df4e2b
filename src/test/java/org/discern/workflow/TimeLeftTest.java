package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLeftTest {
    private static final long SECOND = 1_000_000_000L;

    private final TimeLeft timeLeft = new TimeLeft();
    private long now = 17 * SECOND;

    @Test
    void isSilentUntilFiveStepsHaveBeenTimed() {
        for (int step = 1; step <= 5; step++) {
            done(step, SECOND);
            assertEquals(Optional.empty(), timeLeft.until(100));
        }
        done(6, SECOND);
        assertEquals(Optional.of(Duration.ofSeconds(94)), timeLeft.until(100));
    }

    @Test
    void oneSlowStepDoesNotMatter() {
        for (int step = 1; step <= 10; step++) done(step, step == 7 ? 1000 * SECOND : SECOND);
        assertEquals(Optional.of(Duration.ofSeconds(90)), timeLeft.until(100));
    }

    @Test
    void followsAChangeOfSpeedWithinFiftySteps() {
        for (int step = 1; step <= 100; step++) done(step, SECOND);
        for (int step = 101; step <= 150; step++) done(step, 3 * SECOND);
        assertEquals(Optional.of(Duration.ofSeconds(150)), timeLeft.until(200));
    }

    @Test
    void countsStepsThatAreToldTogether() {
        for (int step = 10; step <= 100; step += 10) done(step, 5 * SECOND);
        assertEquals(Optional.of(Duration.ofSeconds(50)), timeLeft.until(200));
    }

    @Test
    void beginsAnywhereAndIsNeverNegative() {
        for (int step = 500; step <= 510; step++) done(step, SECOND);
        assertEquals(Optional.of(Duration.ofSeconds(90)), timeLeft.until(600));
        assertEquals(Optional.of(Duration.ZERO), timeLeft.until(400));
    }

    @Test
    void saysNothingWhereTheEndIsNotKnown() {
        for (int step = 1; step <= 10; step++) done(step, SECOND);
        assertEquals(Optional.empty(), timeLeft.until(0));
    }

    @ParameterizedTest
    @MethodSource
    void saysItInWords(long seconds, String words) {
        for (int step = 0; step <= 5; step++) done(step, SECOND);
        assertEquals(Optional.of(words), timeLeft.text(5 + seconds));
    }

    static Stream<Arguments> saysItInWords() {
        return Stream.of(
                arguments(0, "1 s"),
                arguments(59, "59 s"),
                arguments(60, "1 min 00 s"),
                arguments(185, "3 min 05 s"),
                arguments(3599, "59 min 59 s"),
                arguments(3600, "1 h 00 min"),
                arguments(90_000, "25 h 00 min"));
    }

    private void done(long step, long nanos) {
        now += nanos;
        timeLeft.stepDone(step, now);
    }
}
