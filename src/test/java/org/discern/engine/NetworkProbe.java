package org.discern.engine;

/// What tests ask of an engine's network, so that one set of tests serves all engines.
public interface NetworkProbe extends AutoCloseable {
    /// Outputs in evaluation mode, a row a picture.
    ///
    /// @param pictures `N x C x H x W`
    float[][] evaluate(float[] pictures);

    /// Forward and backward in training mode with the loss `sum of output * outputGradient`, the running
    /// statistics taken over.
    ///
    /// @param outputGradient as many values as there are outputs
    Trained train(float[] pictures, float[] outputGradient);

    /// Parameters and statistics.
    Weights weights();

    @Override
    void close();

    /// @param gradients of the parameters, by their names
    record Trained(float[][] outputs, Weights gradients) {}
}
