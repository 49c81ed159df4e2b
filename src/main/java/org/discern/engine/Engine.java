package org.discern.engine;

import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.fusion.FusionHead;

/// What a training engine can do. Everything large (parameters, queue, logits) stays inside; batches go in,
/// scalars and embeddings come out. Models are not safe for use by several threads; an engine runs one model
/// at a time.
public interface Engine {
    /// Short name, such as `dl4j`.
    String name();

    /// What it computes on, for the run's record: backend, version, processor, threads.
    String device();

    /// A fresh pair of query and key encoder with its queue; equal seeds give equal parameters.
    MocoModel moco(
            EncoderConfig encoder,
            int sidePixels,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed);

    /// A frozen encoder with the given parameters and running statistics.
    ///
    /// @param weights by torchvision's names, those of the projection head included, as [MocoModel#state]
    ///     gives them below `queryEncoder.`
    /// @throws org.discern.model.Problem naming the first tensor that is missing or has another shape
    Encoder encoder(EncoderConfig encoder, int sidePixels, Weights weights);

    /// A fresh encoder with a linear layer of `outputs`, to be trained end-to-end; equal seeds give
    /// equal parameters.
    Classifier classifier(EncoderConfig encoder, int sidePixels, int outputs, OptimizerConfig optimizer, long seed);

    /// A fresh encoder with a head on its features and on clinical values, likewise.
    FusedClassifier fusedClassifier(
            EncoderConfig encoder, int sidePixels, FusionHead head, OptimizerConfig optimizer, long seed);

    /// The contrastive loss alone, with its gradient, on unit rows of noise; to be timed.
    ///
    /// @param queries N
    /// @param keys K
    /// @param dimension C
    Work loss(int queries, int keys, int dimension);

    /// One matrix product of the size of the loss's similarities, `N x C` by `C x K`; to be timed.
    Work product(int queries, int keys, int dimension);
}
