package org.discern.data.image;

import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// Every film once, in the order given; the last batch holds what remains.
public final class EvaluationBatches {
    private final FilmViews views;
    private final BatchPlan plan;

    /// @param plan its seed matters to [#twoViews] only
    public EvaluationBatches(FilmViews views, BatchPlan plan) {
        this.views = views;
        this.plan = plan;
    }

    /// Number of batches.
    public int steps() {
        return Math.ceilDiv(views.films().size(), plan.batchSize());
    }

    /// The films without augmentation.
    public BatchStream<ImageBatch> plain() {
        return stream(step -> {
            float[] pixels = views.pixels(size(step));
            for (int slot = 0; slot < size(step); slot++) views.plain(step * plan.batchSize() + slot, pixels, slot);
            return views.batch(pixels);
        });
    }

    /// Two independent random views of each film, the same for the same seed: whether an encoder finds the
    /// second among all second views tells what it learned of its pretext task.
    public BatchStream<TwoViews> twoViews() {
        return stream(step -> {
            float[] first = views.pixels(size(step));
            float[] second = views.pixels(size(step));
            for (int slot = 0; slot < size(step); slot++) {
                int film = step * plan.batchSize() + slot;
                SplittableRandom random = plan.sample(0, film);
                views.random(film, random, first, slot);
                views.random(film, random, second, slot);
            }
            return new TwoViews(views.batch(first), views.batch(second));
        });
    }

    /// The i-th picture of both batches shows the same film.
    public record TwoViews(ImageBatch first, ImageBatch second) {}

    private <T> BatchStream<T> stream(IntFunction<T> maker) {
        return new Prefetch<>(0, steps(), plan.threads(), maker);
    }

    private int size(int step) {
        return Math.min(plan.batchSize(), views.films().size() - step * plan.batchSize());
    }
}
