package org.discern.model;

import java.util.List;

/// Embeddings (encoder output before the projection head) of films.
///
/// @param vectors one row a film, in the order of `imageIds`
public record EmbeddingSet(List<String> imageIds, float[][] vectors) {
    public EmbeddingSet {
        imageIds = List.copyOf(imageIds);
        if (imageIds.size() != vectors.length)
            throw new IllegalArgumentException(imageIds.size() + " ids for " + vectors.length + " vectors");
    }

    /// Number of values of one embedding.
    public int dimension() {
        return vectors.length == 0 ? 0 : vectors[0].length;
    }
}
