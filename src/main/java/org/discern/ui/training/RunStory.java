package org.discern.ui.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.discern.model.RunEvent;

/// What a run's events tell so far: curves by phase and measure, the phase it is in, its notices. Live runs and
/// finished ones are read by the same means.
final class RunStory {
    private final Map<String, Map<String, Curve>> byStep = new LinkedHashMap<>();
    private final Map<String, Map<String, Curve>> byEpoch = new LinkedHashMap<>();
    private final List<RunEvent.Notice> notices = new ArrayList<>();
    private Progress progress = Progress.NONE;
    private long events;

    void accept(RunEvent event) {
        events++;
        switch (event) {
            case RunEvent.PhaseStarted(String phase, long totalSteps) ->
                progress = new Progress(phase, 0, totalSteps, "");
            case RunEvent.StepDone step -> {
                record(byStep, step.phase(), step.step(), step.values());
                progress = new Progress(step.phase(), step.step(), step.totalSteps(), progress.timeLeft());
            }
            case RunEvent.EpochDone epoch -> record(byEpoch, epoch.phase(), epoch.epoch(), epoch.values());
            case RunEvent.Notice notice -> notices.add(notice);
            case RunEvent.CheckpointSaved _ -> {}
        }
    }

    void timeLeft(String words) {
        progress = new Progress(progress.phase(), progress.step(), progress.totalSteps(), words);
    }

    /// How many events were told.
    long events() {
        return events;
    }

    Progress progress() {
        return progress;
    }

    List<RunEvent.Notice> notices() {
        return List.copyOf(notices);
    }

    /// A measure of each step of a phase.
    Optional<Curve> steps(String phase, String metric) {
        return Optional.ofNullable(byStep.getOrDefault(phase, Map.of()).get(metric));
    }

    /// A measure of each epoch of a phase.
    Optional<Curve> epochs(String phase, String metric) {
        return Optional.ofNullable(byEpoch.getOrDefault(phase, Map.of()).get(metric));
    }

    /// Phases that measured something by epoch.
    Set<String> epochPhases() {
        return Set.copyOf(byEpoch.keySet());
    }

    private static void record(
            Map<String, Map<String, Curve>> curves, String phase, double x, Map<String, Double> values) {
        Map<String, Curve> ofPhase = curves.computeIfAbsent(phase, _ -> new LinkedHashMap<>());
        values.forEach((metric, value) ->
                ofPhase.computeIfAbsent(metric, _ -> new Curve()).add(x, value));
    }
}
