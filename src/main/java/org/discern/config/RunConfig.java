package org.discern.config;

import java.util.List;

/// An experiment: pre-train an encoder on a data set and judge it. The YAML file, the command line's `--set`
/// and the window's form are three ways to fill this record; an instance that exists has passed all checks.
///
/// @throws IllegalArgumentException naming the setting by its path, such as `moco.temperature`, and its value
public record RunConfig(
        @Setting(help = "Name of the run; its folder begins with the time and ends with this")
        String name,

        @Setting(help = "Everything random follows from this number")
        long seed,

        @Setting(help = "What computes: auto (the fastest that this machine has), dl4j or torch")
        EngineName engine,

        DataConfig data,
        PairConfig pair,
        AugmentConfig augment,
        EncoderConfig encoder,
        MocoConfig moco,
        WeightingConfig weighting,
        OptimizerConfig optimizer,
        ScheduleConfig schedule,
        PretrainConfig pretrain,
        EvaluationConfig evaluation,
        AcceptedLeaksConfig acceptedLeaks) {
    public RunConfig {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name may have letters, digits, '.', '_' and '-' (at most 64), got '" + name + "'");
        }
        Settings.check("data", data);
        Settings.check("pair", pair);
        Settings.check("augment", augment);
        Settings.check("encoder", encoder);
        Settings.check("moco", moco);
        Settings.check("weighting", weighting);
        Settings.check("optimizer", optimizer);
        Settings.check("schedule", schedule);
        Settings.check("pretrain", pretrain);
        Settings.check("evaluation", evaluation);
        if (pretrain.batchSize() % moco.batchNormGroups() != 0) {
            throw new IllegalArgumentException("pretrain.batchSize (" + pretrain.batchSize()
                    + ") must be a multiple of moco.batchNormGroups (" + moco.batchNormGroups()
                    + "): each group is normalised by as many films as the others");
        }
        if (weighting.byDisease() && weighting.findings().isEmpty()) {
            throw new IllegalArgumentException(
                    "weighting.findings is empty, but weighting.kind or weighting.supervisedShare needs to know which findings count as diseases");
        }
        for (String finding : weighting.findings()) {
            if (weighting.byDisease() && evaluation.findings().contains(finding)) {
                throw new IllegalArgumentException("weighting.findings and evaluation.findings both name '" + finding
                        + "': a label used in pre-training must not be the one that is evaluated");
            }
        }
    }

    /// All that makes the encoder; the rest is name, evaluation and what is accepted.
    public List<Object> encoderSettings() {
        return List.of(seed, engine, data, pair, augment, encoder, moco, weighting, optimizer, schedule, pretrain);
    }

    /// Number of keys that a query is told apart from.
    public int negativeCount() {
        return moco.negatives() == MocoConfig.Negatives.QUEUE ? moco.queueSize() : pretrain.batchSize() - 1;
    }

    /// The method that these settings amount to.
    public Method method() {
        return Method.of(pair, weighting);
    }
}
