package org.discern.model;

import java.util.List;

/// What a model says of films.
///
/// @param model name of the model, such as `linear probe, pre-trained`
/// @param scores probability by film (in the order of `imageIds`) and finding
public record PredictionSet(String model, List<String> imageIds, List<Finding> findings, float[][] scores) {
    public PredictionSet {
        imageIds = List.copyOf(imageIds);
        findings = List.copyOf(findings);
        if (imageIds.size() != scores.length)
            throw new IllegalArgumentException(imageIds.size() + " ids for " + scores.length + " rows of scores");
    }
}
