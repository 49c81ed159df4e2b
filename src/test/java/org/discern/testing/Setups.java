package org.discern.testing;

import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.EncoderConfig.Head;
import org.discern.config.EncoderConfig.NetworkName;
import org.discern.config.EncoderConfig.Pictures;
import org.discern.config.MocoConfig;
import org.discern.config.MocoConfig.MomentumSchedule;
import org.discern.config.MocoConfig.Negatives;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;

/// Settings of an engine, with plain values for what a test does not speak of.
public final class Setups {
    private Setups() {}

    /// An encoder of random first weights for grey pictures.
    public static EncoderConfig encoder(NetworkName network, int width, Head head, int projectionDimension) {
        return encoder(network, Pictures.GREY, width, head, projectionDimension);
    }

    /// The same for any pictures.
    public static EncoderConfig encoder(
            NetworkName network, Pictures pictures, int width, Head head, int projectionDimension) {
        return new EncoderConfig(network, pictures, width, "random", head, 24, projectionDimension);
    }

    /// Contrast against a queue.
    public static MocoConfig moco(int queueSize, double momentum, double temperature, int batchNormGroups) {
        return moco(queueSize, momentum, temperature, batchNormGroups, 1);
    }

    /// Contrast against a queue, of batches in parts.
    public static MocoConfig moco(
            int queueSize, double momentum, double temperature, int batchNormGroups, int batchParts) {
        return new MocoConfig(
                Negatives.QUEUE,
                queueSize,
                momentum,
                MomentumSchedule.CONSTANT,
                temperature,
                batchNormGroups,
                batchParts);
    }

    /// Contrast within the batch.
    public static MocoConfig inBatch(int batchSize, double temperature, int batchNormGroups) {
        return new MocoConfig(
                Negatives.BATCH, batchSize, 0.9, MomentumSchedule.COSINE, temperature, batchNormGroups, 1);
    }

    /// Weights of negatives, without hardness and supervision.
    public static WeightingConfig weighting(
            Kind kind, double alpha, double lambda, double share, SamePatient samePatient, List<String> findings) {
        return weighting(kind, alpha, lambda, share, 0, 0, samePatient, findings);
    }

    /// Weights of negatives.
    public static WeightingConfig weighting(
            Kind kind,
            double alpha,
            double lambda,
            double share,
            double hardness,
            double supervisedShare,
            SamePatient samePatient,
            List<String> findings) {
        return new WeightingConfig(kind, alpha, lambda, share, hardness, supervisedShare, samePatient, findings);
    }
}
