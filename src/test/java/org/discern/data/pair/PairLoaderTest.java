package org.discern.data.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.discern.config.AugmentConfig;
import org.discern.config.PairConfig;
import org.discern.config.PairConfig.Positive;
import org.discern.config.PairConfig.Relation;
import org.discern.data.image.Augmentation;
import org.discern.data.image.BatchPlan;
import org.discern.data.image.BatchStream;
import org.discern.data.image.FilmViews;
import org.discern.data.image.Pictures;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;

class PairLoaderTest {
    private static final int SIDE = 8;
    private static final int AREA = SIDE * SIDE;
    private static final PairConfig MOCO = new PairConfig(Positive.SELF, Relation.ANY, Relation.ANY);
    private static final PairConfig MEDAUG = new PairConfig(Positive.SAME_PATIENT, Relation.ANY, Relation.ANY);
    private static final int FILMS = 30;

    @Test
    void medAugPairsFilmsOfOnePatientAndTagsBoth() {
        int crossed = 0;
        for (PairBatch batch : epoch(new PairLoader(flatFilms(), MEDAUG, List.of(), new BatchPlan(10, 3, 2)), 0, 0)) {
            assertEquals(10, batch.size());
            for (int slot = 0; slot < 10; slot++) {
                int query = Math.round(batch.queries().pixels()[slot * AREA] * 255);
                int key = Math.round(batch.keys().pixels()[slot * AREA] * 255);
                assertEquals(query / 3, key / 3, "same patient");
                assertEquals(query / 3, batch.queryTags().get(slot).patient());
                assertEquals(key / 3, batch.keyTags().get(slot).patient());
                assertEquals(key, batch.keyTags().get(slot).study());
                if (query != key) crossed++;
            }
        }
        assertTrue(crossed >= 10 && crossed < 30, crossed + " of 30 pairs are of two films");
    }

    @Test
    void mocoPairsTwoViewsOfOneFilm() {
        FilmViews views =
                new FilmViews(films(), _ -> Pictures.waves(30, 30), new Augmentation(Pictures.STRONG, SIDE, 0, 1));
        for (PairBatch batch : epoch(new PairLoader(views, MOCO, List.of(), new BatchPlan(10, 3, 2)), 0, 0)) {
            assertEquals(batch.queryTags(), batch.keyTags());
            assertFalse(Arrays.equals(batch.queries().pixels(), batch.keys().pixels()));
        }
    }

    @Test
    void anEpochAsksForEachFilmOnce() {
        PairLoader loader = new PairLoader(flatFilms(), MEDAUG, List.of(), new BatchPlan(7, 3, 2));
        assertEquals(4, loader.stepsPerEpoch());
        Set<Integer> studies = new HashSet<>();
        for (PairBatch batch : epoch(loader, 1, 0)) batch.queryTags().forEach(tags -> studies.add(tags.study()));
        assertEquals(28, studies.size());
    }

    @Test
    void theSameSeedGivesTheSameBatchesOnAnyNumberOfThreadsAndFromAnyStep() {
        FilmViews views = new FilmViews(
                films(),
                id -> Pictures.noise(20, 20, Long.parseLong(id)),
                new Augmentation(Pictures.STRONG, SIDE, 0, 1));
        List<PairBatch> one = epoch(new PairLoader(views, MEDAUG, List.of(), new BatchPlan(4, 9, 1)), 5, 0);
        for (int threads : new int[] {2, 5}) {
            for (int firstStep : new int[] {0, 3}) {
                List<PairBatch> other =
                        epoch(new PairLoader(views, MEDAUG, List.of(), new BatchPlan(4, 9, threads)), 5, firstStep);
                assertEquals(one.size() - firstStep, other.size());
                for (int step = 0; step < other.size(); step++) {
                    assertSamePairs(one.get(step + firstStep), other.get(step));
                }
            }
        }
    }

    @Test
    void epochsAndSeedsDiffer() {
        PairLoader loader = new PairLoader(flatFilms(), MOCO, List.of(), new BatchPlan(FILMS, 9, 1));
        PairLoader other = new PairLoader(flatFilms(), MOCO, List.of(), new BatchPlan(FILMS, 10, 1));
        List<FilmTags> tags = epoch(loader, 0, 0).getFirst().queryTags();
        assertFalse(tags.equals(epoch(loader, 1, 0).getFirst().queryTags()));
        assertFalse(tags.equals(epoch(other, 0, 0).getFirst().queryTags()));
    }

    @Test
    void tooFewFilmsAndFilmsThatCannotBeReadAreProblems() {
        Problem few = assertThrows(
                Problem.class, () -> new PairLoader(flatFilms(), MOCO, List.of(), new BatchPlan(31, 1, 1)));
        assertTrue(few.what().contains("31") && few.what().contains("30"), few.what());
        FilmViews broken = new FilmViews(
                films(),
                id -> {
                    throw new Problem("film " + id + " is gone", "");
                },
                new Augmentation(Pictures.IDENTITY, SIDE, 0, 1));
        try (BatchStream<PairBatch> batches =
                new PairLoader(broken, MOCO, List.of(), new BatchPlan(5, 1, 2)).epoch(0, 0)) {
            assertThrows(Problem.class, batches::next);
        }
    }

    private static void assertSamePairs(PairBatch expected, PairBatch actual) {
        assertArrayEquals(expected.queries().pixels(), actual.queries().pixels());
        assertArrayEquals(expected.keys().pixels(), actual.keys().pixels());
        assertEquals(expected.queryTags(), actual.queryTags());
        assertEquals(expected.keyTags(), actual.keyTags());
    }

    private static List<PairBatch> epoch(PairLoader loader, int epoch, int firstStep) {
        List<PairBatch> all = new ArrayList<>();
        try (BatchStream<PairBatch> batches = loader.epoch(epoch, firstStep)) {
            batches.forEachRemaining(all::add);
        }
        return all;
    }

    /// Film i is grey i all over, the only one of its study, one of three of its patient.
    private static FilmViews flatFilms() {
        AugmentConfig config = Pictures.IDENTITY;
        return new FilmViews(
                films(), id -> Pictures.of(9, 9, (_, _) -> Integer.parseInt(id)), new Augmentation(config, SIDE, 0, 1));
    }

    private static List<Radiograph> films() {
        return IntStream.range(0, FILMS)
                .mapToObj(i -> Pictures.film(Integer.toString(i), "p" + i / 3, "s" + i, ViewPosition.PA))
                .toList();
    }
}
