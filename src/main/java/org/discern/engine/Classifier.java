package org.discern.engine;

import org.discern.data.image.ImageBatch;
import org.discern.data.image.LabelledBatch;

/// Encoder with a linear layer, trained on labels.
public interface Classifier extends AutoCloseable {
    /// Takes over an encoder's parameters and running statistics; the linear layer stays as it is.
    ///
    /// @param encoder by torchvision's names, without prefix; further tensors (a head's) are ignored
    void loadEncoder(Weights encoder);

    /// One update with the mean binary cross-entropy over the labels that are known.
    ///
    /// @return the loss; a loss that is not finite changes nothing and throws [org.discern.model.Problem]
    double step(LabelledBatch batch, double learningRate);

    /// Probability of each finding, a row a picture, in evaluation mode.
    ///
    /// @param values clinical values, a row a picture; rows without columns where only the image counts
    float[][] predict(ImageBatch pictures, float[][] values);

    /// Features before the linear layer, a row a picture, in evaluation mode.
    float[][] features(ImageBatch pictures);

    /// Parameters and running statistics by torchvision's names (`fc.weight` and `fc.bias` are the linear
    /// layer), and the optimiser's state under `optimizer.`.
    Weights state();

    /// Returns to a state that [#state] gave.
    void restore(Weights state);

    @Override
    void close();
}
