package org.discern.model;

import java.util.List;

/// What a model says of films for one finding, and what is known of them; joined by image id.
///
/// @param scores higher for more likely positive
/// @param targets 1 positive, 0 negative, `NaN` not known
public record ScoredFilms(List<String> imageIds, double[] scores, double[] targets) {
    public ScoredFilms {
        imageIds = List.copyOf(imageIds);
        if (imageIds.size() != scores.length || scores.length != targets.length) {
            throw new IllegalArgumentException(
                    imageIds.size() + " ids, " + scores.length + " scores, " + targets.length + " targets");
        }
    }
}
