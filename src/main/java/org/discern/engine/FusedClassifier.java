package org.discern.engine;

/// Encoder with a [org.discern.fusion.FusionHead] on features and clinical values, trained on labels.
public interface FusedClassifier extends Classifier {
    /// The head's parameters, as the head lays them out.
    double[] headParameters();
}
