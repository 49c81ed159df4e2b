package org.discern.workflow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Time left of a phase: steps to go times the median of the last steps' durations. A median, because a
/// checkpoint or another program slows single steps; silent for the first few, which include warming up.
public final class TimeLeft {
    private static final int REMEMBERED = 50;
    private static final int SILENT = 5;

    private final ArrayDeque<Double> secondsPerStep = new ArrayDeque<>();
    private long lastStep = -1;
    private long lastNanos;

    /// Notes that a step is done, now.
    public void stepDone(long step) {
        stepDone(step, System.nanoTime());
    }

    void stepDone(long step, long nanos) {
        if (lastStep >= 0 && step > lastStep) {
            secondsPerStep.addLast((nanos - lastNanos) / 1e9 / (step - lastStep));
            if (secondsPerStep.size() > REMEMBERED) secondsPerStep.removeFirst();
        }
        lastStep = step;
        lastNanos = nanos;
    }

    /// Time until `totalSteps`; empty while too little is known.
    public Optional<Duration> until(long totalSteps) {
        if (totalSteps <= 0 || secondsPerStep.size() < SILENT) return Optional.empty();
        double[] sorted =
                secondsPerStep.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double seconds = sorted[sorted.length / 2] * Math.max(0, totalSteps - lastStep);
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// The same in words, such as `3 min 20 s` or `40 s`.
    public Optional<String> text(long totalSteps) {
        return until(totalSteps).map(TimeLeft::words);
    }

    private static String words(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < 60) return Math.max(1, seconds) + " s";
        if (seconds < 3600) return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
