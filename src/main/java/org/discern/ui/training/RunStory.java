package org.discern.ui.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.discern.model.RunEvent;
import org.discern.workflow.TimeLeft;

/// What a run's events tell so far: curves by phase and measure, its phases, its notices, a log. Live runs, finished
/// ones, and those of other processes are read by the same means.
final class RunStory {
    private static final int LINES_KEPT = 500;

    private final Map<CurveKey, Curve> curves = new TreeMap<>();
    private final List<RunEvent.Notice> notices = new ArrayList<>();
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final LinkedHashMap<String, Progress> phases = new LinkedHashMap<>();
    private Progress current = Progress.NONE;
    private TimeLeft timeLeft = new TimeLeft();
    private long timedStep;
    private long events;

    void accept(RunEvent event) {
        events++;
        switch (event) {
            case RunEvent.PhaseStarted(String phase, long totalSteps) -> begin(phase, totalSteps);
            case RunEvent.StepDone step -> {
                record(step.phase(), false, step.step(), step.values());
                if (!step.phase().equals(current.phase())) begin(step.phase(), step.totalSteps());
                current = new Progress(step.phase(), step.step(), step.totalSteps(), current.timeLeft(), false);
            }
            case RunEvent.EpochDone epoch -> {
                record(epoch.phase(), true, epoch.epoch(), epoch.values());
                line(LogLine.of(epoch));
            }
            case RunEvent.Notice notice -> {
                notices.add(notice);
                line(LogLine.of(notice));
            }
            case RunEvent.CheckpointSaved saved -> line(LogLine.of(saved));
        }
    }

    /// To be called now and then while the run is at work: from how far it came between follows the time left.
    void tick() {
        if (current.step() == timedStep) return;
        timedStep = current.step();
        timeLeft.stepDone(timedStep);
        current = new Progress(
                current.phase(),
                current.step(),
                current.totalSteps(),
                timeLeft.text(current.totalSteps()).orElse(""),
                false);
    }

    /// The run has ended.
    void end() {
        if (!current.phase().isEmpty()) phases.put(current.phase(), current.ended());
        current = Progress.NONE;
    }

    /// How many events were told.
    long events() {
        return events;
    }

    /// The phase under way.
    Progress progress() {
        return current;
    }

    /// All phases so far, in the order in which they began.
    List<Progress> phases() {
        LinkedHashMap<String, Progress> all = new LinkedHashMap<>(phases);
        if (!current.phase().isEmpty()) all.put(current.phase(), current);
        return List.copyOf(all.values());
    }

    List<RunEvent.Notice> notices() {
        return List.copyOf(notices);
    }

    /// The last lines of its log.
    List<String> lines() {
        return List.copyOf(lines);
    }

    /// All curves as they are now, to be read on another thread.
    Map<CurveKey, Curve.Points> curves() {
        Map<CurveKey, Curve.Points> now = new TreeMap<>();
        curves.forEach((key, curve) -> now.put(key, curve.points()));
        return now;
    }

    private void begin(String phase, long totalSteps) {
        if (!current.phase().isEmpty()) phases.put(current.phase(), current.ended());
        current = new Progress(phase, 0, totalSteps, "", false);
        phases.put(phase, current);
        timeLeft = new TimeLeft();
        timedStep = 0;
        line(phase);
    }

    private void record(String phase, boolean byEpoch, double x, Map<String, Double> values) {
        values.forEach((metric, value) -> curves.computeIfAbsent(new CurveKey(phase, metric, byEpoch), _ -> new Curve())
                .add(x, value));
    }

    private void line(String text) {
        lines.addLast(text);
        if (lines.size() > LINES_KEPT) lines.removeFirst();
    }
}
