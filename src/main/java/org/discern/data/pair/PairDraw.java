package org.discern.data.pair;

import java.util.SplittableRandom;
import org.discern.data.image.BatchPlan;
import org.discern.data.image.FilmViews;

/// The pair that a film makes in an epoch: which film is its key, and a random view of each. Training, the pair
/// inspector and the preview of augmentations all draw here.
public record PairDraw(PairRule rule, BatchPlan plan) {
    /// The film that is the key of `query` in an epoch.
    public int key(int epoch, int query) {
        return rule.positive(query, plan.sample(epoch, query));
    }

    /// Writes the views of `query` and of its key as pictures `slot` of both batches.
    ///
    /// @return the film that is the key
    public int views(int epoch, int query, FilmViews views, float[] queries, float[] keys, int slot) {
        SplittableRandom random = plan.sample(epoch, query);
        int key = rule.positive(query, random);
        views.random(query, random, queries, slot);
        views.random(key, random, keys, slot);
        return key;
    }
}
