package org.discern.model;

import java.util.List;

/// A run's models judged on films of another data set, as its folder holds it below `external`.
///
/// @param datasetHash tells which state of the data set it was
/// @param split whose films were judged; `all` for all of them
/// @param missing findings of the run that the other data set does not know
public record ExternalResult(
        String dataset,
        String datasetHash,
        boolean synthetic,
        String split,
        int films,
        int patients,
        List<Finding> missing,
        List<ModelScore> models) {
    public ExternalResult {
        missing = List.copyOf(missing);
        models = List.copyOf(models);
    }
}
