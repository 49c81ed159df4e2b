package org.discern.engine;

import org.discern.data.image.ImageBatch;
import org.discern.data.pair.PairBatch;

/// Momentum contrast in training: query encoder, key encoder, key queue, optimiser.
public interface MocoModel extends AutoCloseable {
    /// One update (He et al. 2020, algorithm 1). A loss that is not finite changes nothing and throws
    /// [org.discern.model.Problem].
    ///
    /// @param momentum share of the key encoder that stays (m)
    StepResult step(PairBatch batch, double learningRate, double momentum);

    /// Takes over an encoder's parameters and running statistics into query and key encoder; the projection
    /// head stays as it is.
    ///
    /// @param encoder by torchvision's names, without prefix; further tensors (a classifier's) are ignored
    /// @throws org.discern.model.Problem naming the first tensor that is missing or has another shape
    void loadEncoder(Weights encoder);

    /// Encodes pictures with the query encoder in evaluation mode.
    Encoding encode(ImageBatch pictures);

    /// Everything that the next step depends on: both encoders, queue, optimiser. Names begin with
    /// `queryEncoder.`, `keyEncoder.`, `queue.` and `optimizer.`; encoder parameters carry torchvision's
    /// names.
    Weights state();

    /// Returns to a state that [#state] gave.
    ///
    /// @throws org.discern.model.Problem naming the first tensor that is missing or has another shape;
    ///     nothing is changed then
    void restore(Weights state);

    @Override
    void close();

    /// What a step reports.
    ///
    /// @param loss mean contrastive loss
    /// @param contrastAccuracy share of queries whose positive has the largest of the K+1 similarities
    /// @param representation how the queries lie on the sphere
    /// @param sameDiseaseShare mean share of same-disease keys among the valid keys of other patients; 0
    ///     without weighting
    /// @param sameDiseaseWeight mean weight of such a key; `NaN` where there was none
    /// @param differentDiseaseWeight mean weight of the others; `NaN` where there was none
    /// @param queueFill share of the queue that held keys of films
    /// @param queueAge mean age of those, in steps; `NaN` where there were none
    record StepResult(
            double loss,
            double contrastAccuracy,
            Representation representation,
            double sameDiseaseShare,
            double sameDiseaseWeight,
            double differentDiseaseWeight,
            double queueFill,
            double queueAge) {
        /// The mean of both.
        public static StepResult mean(StepResult a, StepResult b) {
            return new StepResult(
                    (a.loss + b.loss) / 2,
                    (a.contrastAccuracy + b.contrastAccuracy) / 2,
                    Representation.mean(a.representation, b.representation),
                    (a.sameDiseaseShare + b.sameDiseaseShare) / 2,
                    (a.sameDiseaseWeight + b.sameDiseaseWeight) / 2,
                    (a.differentDiseaseWeight + b.differentDiseaseWeight) / 2,
                    (a.queueFill + b.queueFill) / 2,
                    (a.queueAge + b.queueAge) / 2);
        }
    }

    /// What the encoder makes of pictures, a row each.
    ///
    /// @param features encoder output before the projection head: the embedding
    /// @param projections unit rows after the head: what the loss sees
    record Encoding(float[][] features, float[][] projections) {}
}
