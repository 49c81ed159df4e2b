package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a model's AUROC grows with the share of labels that it was given.
///
/// @param finding `null` for the mean over findings
/// @param points by rising share
public record LabelCurve(String model, @Nullable Finding finding, List<Point> points) {
    public LabelCurve {
        points = List.copyOf(points);
    }

    /// One share of labels.
    ///
    /// @param fraction of the training patients whose labels were used
    /// @param films the training films of these patients, on average
    /// @param auroc over seeds and draws of labels, all judged on the same films
    public record Point(double fraction, int films, Repeated auroc) {}
}
