package org.discern.workflow;

import java.util.Arrays;
import java.util.List;
import org.discern.figure.ModelStyle;
import org.discern.model.RunId;

/// A model of a run and of its repeats.
///
/// @param name that tells it from all others of a comparison
/// @param curve name of the curve it is a point of, whose points differ in the share of labels
/// @param model the name in its run
/// @param trainingFilms whose labels were used
/// @param predictions of the judged films, by repeat
record RepeatedModel(
        String name,
        String curve,
        String model,
        ModelStyle style,
        List<RunId> runs,
        double labelFraction,
        int trainingFilms,
        List<float[][]> predictions) {
    /// Whether the two are to be held against each other: one protocol and share of labels, and a start that
    /// differs; clinical values beside the image are held against the image alone, and across runs against
    /// their like.
    boolean comparableWith(RepeatedModel other) {
        if (labelFraction != other.labelFraction) return false;
        boolean sameRun = runs.equals(other.runs);
        if (model.equals(other.model)) return !sameRun;
        if (ModelName.isFused(model) || ModelName.isFused(other.model)) {
            return sameRun && (isFusionOf(other) || other.isFusionOf(this));
        }
        return ModelName.protocol(model).equals(ModelName.protocol(other.model));
    }

    private boolean isFusionOf(RepeatedModel other) {
        return ModelName.isFused(model)
                && (other.model.equals(ModelName.ofImageAlone(model)) || other.model.equals(ModelName.VALUES_ALONE));
    }

    boolean saysTheSameAs(RepeatedModel other) {
        return model.equals(other.model) && Arrays.deepEquals(predictions.toArray(), other.predictions.toArray());
    }
}
