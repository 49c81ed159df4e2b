package org.discern.config;

import java.util.List;

/// How the learning rate changes over the epochs.
public record ScheduleConfig(
        @Setting(help = "constant, step (times gamma at each milestone), or cosine to 0 over all epochs")
        Kind kind,

        @Setting(help = "Epochs, counted from 0, at which a step schedule drops the rate", unit = "epochs")
        List<Integer> milestones,

        @Setting(help = "Factor at each milestone", above = 0, max = 1)
        double gamma,

        @Setting(help = "Epochs over which the rate rises linearly at the start", unit = "epochs", min = 0)
        double warmupEpochs) {
    public ScheduleConfig {
        milestones = List.copyOf(milestones);
    }

    /// The schedules.
    public enum Kind {
        CONSTANT,
        STEP,
        COSINE
    }
}
