package org.discern.engine.torch;

import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.engine.Classifier;
import org.discern.engine.Encoder;
import org.discern.engine.Engine;
import org.discern.engine.MocoModel;
import org.discern.engine.Network;
import org.discern.engine.Weights;

/// The engine on libtorch, on the processor.
public final class TorchEngine implements Engine {
    private final String device;

    /// Loads the native library.
    ///
    /// @throws org.discern.model.Problem if it cannot be loaded on this machine
    public TorchEngine() {
        device = NativeTorch.describe();
    }

    @Override
    public String name() {
        return "torch";
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public MocoModel moco(
            EncoderConfig encoder,
            int sidePixels,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed) {
        return new TorchMoco(encoder, moco, weighting, optimizer, seed);
    }

    @Override
    public Encoder encoder(EncoderConfig encoder, int sidePixels, Weights weights) {
        return new TorchEncoder(Network.encoder(encoder).withProjectionHead(encoder), weights);
    }

    @Override
    public Classifier classifier(
            EncoderConfig encoder, int sidePixels, int findings, OptimizerConfig optimizer, long seed) {
        return new TorchClassifier(encoder, findings, optimizer, seed);
    }
}
