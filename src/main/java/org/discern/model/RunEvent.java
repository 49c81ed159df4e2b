package org.discern.model;

import java.util.Map;

/// What a run reports while it works. Terminal, charts and `metrics.jsonl` are consumers of this one stream.
public sealed interface RunEvent {
    /// A phase begins. `totalSteps` is 0 where it is not known beforehand.
    record PhaseStarted(String phase, long totalSteps) implements RunEvent {}

    /// One unit of work of a phase is done.
    ///
    /// @param step counted from 1 within the phase
    /// @param epoch counted from 1
    /// @param values measured values by name; see [Metric]
    record StepDone(String phase, long step, long totalSteps, int epoch, Map<String, Double> values)
            implements RunEvent {}

    /// An epoch is done, with what was measured over it or at its end.
    record EpochDone(String phase, int epoch, int totalEpochs, Map<String, Double> values) implements RunEvent {}

    /// A checkpoint is safely on disk.
    ///
    /// @param file name of the file within the run's `checkpoints` folder
    record CheckpointSaved(String phase, long step, String file) implements RunEvent {}

    /// Something the person at the screen should know.
    record Notice(Severity severity, String text) implements RunEvent {}

    /// How much a [Notice] matters.
    enum Severity {
        INFO,
        WARNING
    }
}
