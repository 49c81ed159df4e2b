package org.discern.engine;

import org.discern.config.MocoConfig;
import org.discern.config.ScheduleConfig;

/// The learning rate, and the key encoder's momentum, over training. As in MoCo's published code it changes by epoch,
/// not by step: at epoch e
/// of E (from 0) the cosine gives `base * (1 + cos(pi e / E)) / 2`, and a step schedule `base *
/// gamma^(milestones passed)`. A warm-up rises linearly by step from the first one on, `base * (t + 1) /
/// warmupSteps`; what follows is the schedule as it would be without it.
///
/// @param baseRate learning rate at the start of the schedule
public record Schedule(ScheduleConfig config, double baseRate, int epochs, int stepsPerEpoch) {
    /// The rate for a step, both counted from 0.
    public double rateAt(int epoch, int step) {
        long warmupSteps = Math.round(config.warmupEpochs() * stepsPerEpoch);
        long done = (long) epoch * stepsPerEpoch + step;
        if (done < warmupSteps) return baseRate * (done + 1) / warmupSteps;
        return switch (config.kind()) {
            case CONSTANT -> baseRate;
            case STEP ->
                baseRate
                        * Math.pow(
                                config.gamma(),
                                config.milestones().stream()
                                        .filter(m -> m <= epoch)
                                        .count());
            case COSINE -> baseRate * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs));
        };
    }

    /// The momentum of the key encoder for a step, both counted from 0. As in MoCo v3's published code the
    /// cosine follows the steps: `1 - (1 - m) * (1 + cos(pi e / E)) / 2` at e epochs, fractions counted.
    public double momentumAt(MocoConfig moco, int epoch, int step) {
        return switch (moco.momentumSchedule()) {
            case CONSTANT -> moco.momentum();
            case COSINE -> {
                double done = (epoch + step / (double) stepsPerEpoch) / epochs;
                yield 1 - (1 - moco.momentum()) * 0.5 * (1 + Math.cos(Math.PI * done));
            }
        };
    }
}
