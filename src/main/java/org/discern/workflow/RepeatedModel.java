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
    /// Whether a comparison with `other` asks for what pre-training gave, or within a run for what clinical values
    /// gave, all else being equal.
    boolean comparableWith(RepeatedModel other) {
        if (labelFraction != other.labelFraction) return false;
        boolean sameWay = ModelName.values(model).equals(ModelName.values(other.model));
        return sameWay
                ? ModelName.protocol(model).equals(ModelName.protocol(other.model))
                : runs.equals(other.runs) && ModelName.differInValues(model, other.model);
    }

    boolean saysTheSameAs(RepeatedModel other) {
        return model.equals(other.model) && Arrays.deepEquals(predictions.toArray(), other.predictions.toArray());
    }
}
