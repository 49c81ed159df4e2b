package org.discern.data.image;

import java.util.SplittableRandom;
import org.discern.model.Problem;

/// Random views of films with their labels, in a new order each epoch.
public final class LabelledLoader implements LabelledSource {
    private final FilmViews views;
    private final float[][] values;
    private final float[][] targets;
    private final BatchPlan plan;
    private final int batchSize;

    /// Where there are fewer films than the plan's batch size, all of them make one batch: few labels must not
    /// mean none.
    ///
    /// @param values clinical values, a row a film; rows without columns where only the image counts
    /// @param targets a row a film, a column a finding: 1 positive, 0 negative, `NaN` not known
    /// @throws Problem for fewer than two films, on which batch normalisation is not defined
    public LabelledLoader(FilmViews views, float[][] values, float[][] targets, BatchPlan plan) {
        int films = views.films().size();
        if (targets.length != films || values.length != films) {
            throw new IllegalArgumentException(
                    targets.length + " rows of targets and " + values.length + " of values for " + films + " films");
        }
        if (films < 2) {
            throw new Problem(
                    "there are " + films + " labelled films to train on, at least 2 are needed",
                    "Use a larger share of the labels.");
        }
        this.views = views;
        this.values = values;
        this.targets = targets;
        this.plan = plan;
        this.batchSize = Math.min(plan.batchSize(), films);
    }

    @Override
    public int stepsPerEpoch() {
        return views.films().size() / batchSize;
    }

    @Override
    public BatchStream<LabelledBatch> epoch(int epoch, int firstStep) {
        int[] order = plan.order(views.films().size(), epoch);
        return new Prefetch<>(firstStep, stepsPerEpoch(), plan.threads(), step -> batch(order, epoch, step));
    }

    private LabelledBatch batch(int[] order, int epoch, int step) {
        float[] pixels = views.pixels(batchSize);
        float[][] batchValues = new float[batchSize][];
        float[][] batchTargets = new float[batchSize][];
        for (int slot = 0; slot < batchSize; slot++) {
            int film = order[step * batchSize + slot];
            SplittableRandom random = plan.sample(epoch, film);
            views.random(film, random, pixels, slot);
            batchValues[slot] = values[film].clone();
            batchTargets[slot] = targets[film].clone();
        }
        return new LabelledBatch(views.batch(pixels), batchValues, batchTargets);
    }
}
