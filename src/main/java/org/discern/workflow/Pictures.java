package org.discern.workflow;

import java.util.List;
import org.discern.config.RunConfig;
import org.discern.data.image.Augmentation;
import org.discern.data.image.BatchPlan;
import org.discern.data.image.EvaluationBatches;
import org.discern.data.image.FilmViews;
import org.discern.data.image.ImageCache;
import org.discern.data.image.LabelledLoader;
import org.discern.data.pair.PairLoader;
import org.discern.model.Radiograph;

/// How an experiment's settings turn its films into batches.
record Pictures(RunConfig config, ImageCache images) {
    private static final int EVALUATION_BATCH = 64;

    /// Positive pairs for pre-training.
    PairLoader pairs(List<Radiograph> films) {
        return pairs(films, Runtime.getRuntime().availableProcessors());
    }

    /// The same, made by so many threads.
    PairLoader pairs(List<Radiograph> films, int threads) {
        BatchPlan plan = new BatchPlan(config.pretrain().batchSize(), config.seed(), threads);
        return new PairLoader(views(films), config.pair(), config.weighting().findings(), plan);
    }

    /// Random views with labels and clinical values, for end-to-end training.
    LabelledLoader labelled(List<Radiograph> films, float[][] values, float[][] targets, long seed) {
        return new LabelledLoader(
                views(films),
                values,
                targets,
                plan(config.evaluation().fineTune().batchSize(), seed));
    }

    /// Films in order, for a frozen encoder.
    EvaluationBatches inOrder(List<Radiograph> films) {
        return new EvaluationBatches(views(films), plan(EVALUATION_BATCH, config.seed()));
    }

    FilmViews views(List<Radiograph> films) {
        Augmentation augmentation = new Augmentation(
                config.augment(),
                config.data().imageSizePixels(),
                config.data().mean(),
                config.data().standardDeviation());
        return new FilmViews(films, images::get, augmentation);
    }

    private BatchPlan plan(int batchSize, long seed) {
        return new BatchPlan(batchSize, seed, Runtime.getRuntime().availableProcessors());
    }
}
