package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.discern.config.RunConfig;
import org.discern.data.image.Augmentation;
import org.discern.data.image.BatchPlan;
import org.discern.data.image.BatchStream;
import org.discern.data.image.FilmViews;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairBatch;
import org.discern.data.pair.PairLoader;
import org.discern.engine.KeyRing;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.GreyImage;
import org.discern.model.KeyClass;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyRun;
import org.discern.workflow.FilmPairs.Candidate;
import org.discern.workflow.FilmPairs.KeyShare;
import org.junit.jupiter.api.Test;

class PairInspectionTest {
    private static final Finding EDEMA = new Finding("Edema");
    private static final Finding RARE = new Finding("Rare");
    private static final int FILMS = 90;
    private static final String[] DISCERN = {
        "pair.positive=samePatient",
        "weighting.kind=mass",
        "weighting.findings=[Edema, Rare]",
        "evaluation.findings=[Effusion]",
        "moco.queueSize=37",
        "pretrain.batchSize=8",
        "moco.batchNormGroups=1",
        "pretrain.epochs=5"
    };

    private final List<Radiograph> films = new ArrayList<>();
    private final Cohort cohort;

    PairInspectionTest() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < FILMS; i++) {
            int patient = random.nextInt(30);
            Map<Finding, LabelValue> labels = new HashMap<>();
            for (Finding finding : List.of(EDEMA, RARE)) {
                labels.put(finding, LabelValue.values()[random.nextInt(LabelValue.values().length)]);
            }
            films.add(new Radiograph(
                    "img-" + i,
                    "tiny",
                    "P" + patient,
                    "S" + random.nextInt(2),
                    null,
                    ViewPosition.values()[random.nextInt(5)],
                    i % 10 == 9 ? Split.TEST : Split.TRAIN,
                    i + ".png",
                    Sex.UNKNOWN,
                    Double.NaN,
                    labels,
                    Map.of()));
        }
        cohort = new Cohort("tiny", true, List.of(EDEMA, RARE), films);
    }

    @Test
    void everyFilmOfThePatientIsDrawnOrSaysWhyNot() {
        PairInspection inspection = inspect("pair.study=different", "pair.laterality=same");
        for (Radiograph film : cohort.films(Split.TRAIN)) {
            FilmPairs pairs = inspection.film(film.imageId());
            assertEquals(film, pairs.patient().getFirst().film());
            assertEquals(
                    films.stream()
                            .filter(other -> other.patientId().equals(film.patientId()))
                            .count(),
                    pairs.patient().size());
            List<Radiograph> fitting = films.stream()
                    .filter(other -> other.split() == Split.TRAIN && fits(film, other))
                    .toList();
            assertEquals(fitting.isEmpty(), pairs.itself());
            for (Candidate candidate : pairs.patient()) {
                boolean drawn = fitting.contains(candidate.film());
                double expected = drawn ? 1.0 / fitting.size() : pairs.itself() && candidate.film() == film ? 1 : 0;
                assertEquals(expected, candidate.probability(), 1e-12);
                assertEquals(drawn, candidate.reasons().isEmpty(), candidate.toString());
            }
        }
    }

    private static boolean fits(Radiograph film, Radiograph other) {
        return film.patientId().equals(other.patientId())
                && !film.studyId().equals(other.studyId())
                && film.view() != ViewPosition.OTHER
                && film.view().laterality() == other.view().laterality();
    }

    @Test
    void reasonsAreInWords() {
        PairInspection inspection = inspect("pair.study=same", "pair.laterality=different");
        Set<String> reasons = new HashSet<>();
        for (Radiograph film : cohort.films(Split.TRAIN)) {
            inspection.film(film.imageId()).patient().forEach(candidate -> reasons.addAll(candidate.reasons()));
        }
        assertEquals(
                Set.of(
                        "it is of another study",
                        "it is of the same laterality",
                        "frontal or lateral is not known",
                        "it is in the test split"),
                reasons);
        assertTrue(inspect("pair.positive=self").film("img-0").patient().stream()
                .skip(1)
                .allMatch(candidate -> candidate.reasons().size() == 1));
    }

    @Test
    void theQueueIsTheOneThatTrainingHolds() {
        PairInspection inspection = inspect();
        RunConfig config = inspection.config();
        InspectedQueue queue = inspection.weigh(0).queue();
        KeyRing trained = trained(config, queue.step());
        assertEquals(5, queue.step());
        for (int place = 0; place < trained.size(); place++) {
            assertEquals(trained.patient(place), queue.ring().patient(place));
            assertEquals(trained.study(place), queue.ring().study(place));
            assertEquals(trained.diseases(place), queue.ring().diseases(place));
            assertTrue(queue.ring().isFilm(place));
            FilmTags tags = inspection.films().tags().get(queue.films()[place]);
            assertEquals(tags.diseases(), trained.diseases(place));
            assertEquals(tags.study(), trained.study(place));
        }
        InspectedQueue unfilled =
                inspect("pretrain.epochs=1", "moco.queueSize=200").weigh(0).queue();
        assertEquals(80 / 200.0, unfilled.ring().fill(), 1e-12);
        assertEquals(-1, unfilled.films()[199]);
    }

    private KeyRing trained(RunConfig config, long steps) {
        List<Radiograph> training = cohort.films(Split.TRAIN);
        FilmViews views = new FilmViews(
                training, _ -> new GreyImage(8, 8, new byte[64]), new Augmentation(config.augment(), 8, 0, 1));
        BatchPlan plan = new BatchPlan(config.pretrain().batchSize(), config.seed(), 1);
        PairLoader loader =
                new PairLoader(views, config.pair(), config.weighting().findings(), plan);
        KeyRing ring = new KeyRing(config.moco().queueSize());
        long done = 0;
        for (int epoch = 0; done < steps; epoch++) {
            try (BatchStream<PairBatch> batches = loader.epoch(epoch, 0)) {
                while (batches.hasNext() && done++ < steps)
                    ring.enqueue(batches.next().keyTags());
            }
        }
        return ring;
    }

    @Test
    void weightsAreThoseOfTheDefinition() {
        PairInspection inspection = inspect("weighting.alpha=0.7");
        int checked = 0;
        for (int i = 0; i < cohort.films(Split.TRAIN).size(); i++) {
            Radiograph query = cohort.films(Split.TRAIN).get(i);
            Weighed weighed = inspection.weigh(i);
            List<Radiograph> keys = new ArrayList<>();
            for (int film : weighed.queue().films())
                keys.add(cohort.films(Split.TRAIN).get(film));
            long same = keys.stream().filter(key -> alike(query, key)).count();
            long other = keys.stream().filter(key -> !ofPatient(query, key)).count() - same;
            double n = same + other;
            boolean weighs = same > 0 && other > 0;
            for (int place = 0; place < keys.size(); place++) {
                Radiograph key = keys.get(place);
                double expected =
                        !weighs || ofPatient(query, key) ? 1 : alike(query, key) ? 0.3 * n / same : 0.7 * n / other;
                assertEquals(expected, weighed.weight(place), 1e-5 * expected);
            }
            if (weighs) checked++;
            assertTotals(inspection.film(query.imageId()), keys.size(), same, other);
        }
        assertTrue(checked > 20, checked + " films have keys of both sorts");
    }

    private static void assertTotals(FilmPairs pairs, int keys, long same, long other) {
        Map<KeyClass, Long> counts = new HashMap<>();
        for (KeyShare share : pairs.classes()) counts.put(share.keyClass(), share.keys());
        assertEquals(same, counts.getOrDefault(KeyClass.ALIKE, 0L));
        assertEquals(other, counts.getOrDefault(KeyClass.OTHER, 0L));
        assertEquals(keys - same - other, counts.getOrDefault(KeyClass.SAME_PATIENT, 0L));
        assertEquals(
                keys,
                pairs.groups().stream().mapToLong(FilmPairs.KeyGroup::keys).sum());
        assertEquals(
                1,
                pairs.groups().stream()
                        .mapToDouble(FilmPairs.KeyGroup::weightShare)
                        .sum(),
                1e-9);
        assertEquals(
                1, pairs.classes().stream().mapToDouble(KeyShare::weightShare).sum(), 1e-9);
        assertTrue(pairs.effectiveNegatives() <= keys + 1e-6);
    }

    private static boolean ofPatient(Radiograph query, Radiograph key) {
        return query.patientId().equals(key.patientId());
    }

    private static boolean alike(Radiograph query, Radiograph key) {
        return !ofPatient(query, key)
                && List.of(EDEMA, RARE).stream()
                        .anyMatch(finding -> query.label(finding) == LabelValue.POSITIVE
                                && key.label(finding) == LabelValue.POSITIVE);
    }

    @Test
    void againstTheBatchTheOwnPositiveIsNoNegative() {
        PairInspection inspection = inspect("moco.negatives=batch", "weighting.kind=none");
        for (int i = 0; i < 30; i++) {
            FilmPairs pairs = inspection.film(cohort.films(Split.TRAIN).get(i).imageId());
            assertEquals(7, pairs.classes().stream().mapToLong(KeyShare::keys).sum());
        }
    }

    @Test
    void totalsAreThoseOfAllFilms() {
        PairInspection inspection = inspect("pair.study=different");
        PairTotals totals = inspection.totals(RecordingContext.patient());
        double candidates = 0;
        int withOther = 0;
        Map<KeyClass, Long> keys = new HashMap<>();
        List<Radiograph> training = cohort.films(Split.TRAIN);
        for (int i = 0; i < training.size(); i++) {
            Radiograph film = training.get(i);
            long fitting = training.stream()
                    .filter(other -> ofPatient(film, other) && !other.studyId().equals(film.studyId()))
                    .count();
            candidates += fitting;
            if (fitting > 0) withOther++;
            inspection.weigh(i).forEach((_, keyClass, _) -> keys.merge(keyClass, 1L, Long::sum));
        }
        assertEquals(81, totals.films());
        assertEquals(81, totals.queries());
        assertEquals(withOther / 81.0, totals.withOther(), 1e-12);
        assertEquals(candidates / 81, totals.meanCandidates(), 1e-12);
        assertEquals(
                81,
                totals.candidates().stream().mapToInt(PairTotals.Count::films).sum());
        for (KeyShare share : totals.classes()) assertEquals(keys.get(share.keyClass()), share.keys());
        assertEquals(
                1,
                totals.weights().stream()
                        .mapToDouble(PairTotals.WeightBin::share)
                        .sum(),
                1e-12);
    }

    @Test
    void saysWhenAlphaTurnsTheWeightsRound() {
        assertTrue(inspect("weighting.alpha=0.1")
                .totals(RecordingContext.patient())
                .turned());
        assertFalse(inspect("weighting.alpha=0.99")
                .totals(RecordingContext.patient())
                .turned());
        assertFalse(inspect("weighting.kind=ratio")
                .totals(RecordingContext.patient())
                .turned());
    }

    @Test
    void refusesFilmsThatAreNotTrainedOn() {
        Problem test = assertThrows(Problem.class, () -> inspect().film("img-9"));
        assertTrue(test.what().contains("not in the training split"), test.what());
        assertTrue(assertThrows(Problem.class, () -> inspect().film("nowhere"))
                .what()
                .contains("no such film"));
        Problem large = assertThrows(Problem.class, () -> inspect("pretrain.batchSize=100"));
        assertTrue(large.what().contains("81"), large.what());
    }

    private PairInspection inspect(String... sets) {
        List<String> all = new ArrayList<>(List.of(DISCERN));
        all.addAll(List.of(sets));
        RunConfig config = TinyRun.config(all.toArray(String[]::new));
        return new PairInspection(
                config, InspectedFilms.of(cohort, config.weighting().findings()));
    }
}
