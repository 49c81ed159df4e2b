package org.discern.data.pair;

import java.util.List;
import org.discern.data.image.ImageBatch;

/// One step's positive pairs: the i-th key picture is the positive of the i-th query picture.
public record PairBatch(ImageBatch queries, ImageBatch keys, List<FilmTags> queryTags, List<FilmTags> keyTags) {
    public PairBatch {
        queryTags = List.copyOf(queryTags);
        keyTags = List.copyOf(keyTags);
    }

    /// Number of pairs (N).
    public int size() {
        return queries.size();
    }

    /// The same pairs, with queries and keys in each other's place.
    public PairBatch swapped() {
        return new PairBatch(keys, queries, keyTags, queryTags);
    }
}
