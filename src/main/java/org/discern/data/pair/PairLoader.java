package org.discern.data.pair;

import java.util.ArrayList;
import java.util.List;
import org.discern.config.PairConfig;
import org.discern.data.image.BatchPlan;
import org.discern.data.image.BatchStream;
import org.discern.data.image.FilmViews;
import org.discern.data.image.Prefetch;
import org.discern.model.Problem;

/// Positive pairs of random views, in a new order each epoch. Query and key are augmented independently, also
/// where the key is the query's own film.
public final class PairLoader implements PairSource {
    private final FilmViews views;
    private final List<FilmTags> tags;
    private final PairDraw draw;
    private final BatchPlan plan;

    /// @param diseases findings whose bits go with the films (`weighting.findings`)
    /// @throws Problem where the films do not fill one batch
    public PairLoader(FilmViews views, PairConfig pair, List<String> diseases, BatchPlan plan) {
        if (views.films().size() < plan.batchSize()) {
            throw new Problem(
                    "pretrain.batchSize is %d, but there are only %d films to train on"
                            .formatted(plan.batchSize(), views.films().size()),
                    "Choose a smaller batch size.");
        }
        this.views = views;
        this.tags = FilmTags.of(views.films(), diseases);
        this.draw = new PairDraw(new PairRule(pair, tags), plan);
        this.plan = plan;
    }

    @Override
    public int stepsPerEpoch() {
        return views.films().size() / plan.batchSize();
    }

    @Override
    public BatchStream<PairBatch> epoch(int epoch, int firstStep) {
        int[] order = plan.order(views.films().size(), epoch);
        return new Prefetch<>(firstStep, stepsPerEpoch(), plan.threads(), step -> batch(order, epoch, step));
    }

    private PairBatch batch(int[] order, int epoch, int step) {
        int size = plan.batchSize();
        float[] queries = views.pixels(size);
        float[] keys = views.pixels(size);
        List<FilmTags> queryTags = new ArrayList<>(size);
        List<FilmTags> keyTags = new ArrayList<>(size);
        for (int slot = 0; slot < size; slot++) {
            int query = order[step * size + slot];
            int key = draw.views(epoch, query, views, queries, keys, slot);
            queryTags.add(tags.get(query));
            keyTags.add(tags.get(key));
        }
        return new PairBatch(views.batch(queries), views.batch(keys), queryTags, keyTags);
    }
}
