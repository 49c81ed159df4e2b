package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.discern.config.AugmentConfig;
import org.discern.data.image.EvaluationBatches.TwoViews;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;

class LoaderTest {
    private static final int SIDE = 8;

    private final FilmViews plainViews = views(23, Pictures.IDENTITY);
    private final FilmViews strongViews = views(23, Pictures.STRONG);

    @Test
    void anEpochShowsEachFilmOnceWithItsOwnTargets() {
        LabelledLoader loader = new LabelledLoader(plainViews, new float[23][0], targets(23), new BatchPlan(5, 1, 2));
        assertEquals(4, loader.stepsPerEpoch());
        Set<Integer> seen = new HashSet<>();
        try (BatchStream<LabelledBatch> batches = loader.epoch(2, 0)) {
            while (batches.hasNext()) {
                LabelledBatch batch = batches.next();
                assertEquals(5, batch.pictures().size());
                for (int slot = 0; slot < 5; slot++) {
                    int film = Math.round(batch.pictures().pixels()[slot * SIDE * SIDE] * 255);
                    assertEquals(film, batch.targets()[slot][0]);
                    seen.add(film);
                }
            }
        }
        assertEquals(20, seen.size());
    }

    @Test
    void theSameSeedGivesTheSameBatchesOnAnyNumberOfThreadsAndFromAnyStep() {
        LabelledLoader one = new LabelledLoader(strongViews, new float[23][0], targets(23), new BatchPlan(5, 7, 1));
        LabelledLoader many = new LabelledLoader(strongViews, new float[23][0], targets(23), new BatchPlan(5, 7, 4));
        try (BatchStream<LabelledBatch> all = one.epoch(3, 0);
                BatchStream<LabelledBatch> resumed = many.epoch(3, 2)) {
            all.next();
            all.next();
            while (all.hasNext()) {
                LabelledBatch expected = all.next();
                LabelledBatch actual = resumed.next();
                assertArrayEquals(
                        expected.pictures().pixels(), actual.pictures().pixels());
                assertArrayEquals(expected.targets(), actual.targets());
            }
            assertFalse(resumed.hasNext());
        }
    }

    @Test
    void fewLabelsMakeOneBatchAndOneIsTooFew() {
        assertEquals(
                1,
                new LabelledLoader(views(3, Pictures.STRONG), new float[3][0], targets(3), new BatchPlan(16, 1, 1))
                        .stepsPerEpoch());
        assertThrows(
                Problem.class,
                () -> new LabelledLoader(
                        views(1, Pictures.STRONG), new float[1][0], targets(1), new BatchPlan(16, 1, 1)));
    }

    @Test
    void plainBatchesHoldEveryFilmInOrder() {
        EvaluationBatches evaluation = new EvaluationBatches(plainViews, new BatchPlan(10, 1, 3));
        assertEquals(3, evaluation.steps());
        List<Integer> sizes = new ArrayList<>();
        int film = 0;
        try (BatchStream<ImageBatch> batches = evaluation.plain()) {
            while (batches.hasNext()) {
                ImageBatch batch = batches.next();
                sizes.add(batch.size());
                for (int slot = 0; slot < batch.size(); slot++) {
                    assertEquals(film++ / 255f, batch.pixels()[slot * SIDE * SIDE], 1e-6);
                }
            }
        }
        assertEquals(List.of(10, 10, 3), sizes);
    }

    @Test
    void twoViewsOfAFilmDifferAndComeAgainForTheSameSeed() {
        List<TwoViews> first = twoViews(1, 2);
        List<TwoViews> again = twoViews(1, 1);
        List<TwoViews> other = twoViews(2, 2);
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    first.get(i).first().pixels(), again.get(i).first().pixels());
            assertArrayEquals(
                    first.get(i).second().pixels(), again.get(i).second().pixels());
            assertFalse(Arrays.equals(
                    first.get(i).first().pixels(), first.get(i).second().pixels()));
            assertFalse(Arrays.equals(
                    first.get(i).first().pixels(), other.get(i).first().pixels()));
        }
    }

    @Test
    void aBatchThatNoArrayHoldsIsAProblem() {
        FilmViews large =
                new FilmViews(List.of(), _ -> Pictures.noise(2, 2, 1), new Augmentation(Pictures.IDENTITY, 1024, 0, 1));
        assertThrows(Problem.class, () -> large.pixels(65_536));
    }

    private List<TwoViews> twoViews(long seed, int threads) {
        FilmViews views = new FilmViews(strongViews.films(), _ -> Pictures.waves(40, 40), strongViews.augmentation());
        List<TwoViews> all = new ArrayList<>();
        try (BatchStream<TwoViews> batches =
                new EvaluationBatches(views, new BatchPlan(10, seed, threads)).twoViews()) {
            batches.forEachRemaining(all::add);
        }
        return all;
    }

    /// Film i is grey i all over.
    private static FilmViews views(int count, AugmentConfig config) {
        List<Radiograph> films = IntStream.range(0, count)
                .mapToObj(i -> Pictures.film(Integer.toString(i), "p" + i, "s", ViewPosition.PA))
                .toList();
        return new FilmViews(
                films, id -> Pictures.of(9, 11, (_, _) -> Integer.parseInt(id)), new Augmentation(config, SIDE, 0, 1));
    }

    private static float[][] targets(int count) {
        float[][] targets = new float[count][];
        for (int i = 0; i < count; i++) targets[i] = new float[] {i, Float.NaN};
        return targets;
    }
}
