package org.discern.data.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.config.PairConfig;
import org.discern.config.PairConfig.Positive;
import org.discern.config.PairConfig.Relation;
import org.discern.data.image.Pictures;
import org.discern.model.Laterality;
import org.discern.model.Radiograph;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;

class PairRuleTest {
    /// 0 to 4 are of patient p, 5 of q, 6 and 7 of r.
    private static final List<FilmTags> TAGS = FilmTags.of(
            List.of(
                    Pictures.film("0", "p", "1", ViewPosition.PA),
                    Pictures.film("1", "p", "1", ViewPosition.LL),
                    Pictures.film("2", "p", "2", ViewPosition.AP),
                    Pictures.film("3", "p", "2", ViewPosition.AP),
                    Pictures.film("4", "p", "1", ViewPosition.OTHER),
                    Pictures.film("5", "q", "1", ViewPosition.PA),
                    Pictures.film("6", "r", "1", ViewPosition.OTHER),
                    Pictures.film("7", "r", "1", ViewPosition.OTHER)),
            List.of());

    @Test
    void filtersAreCombined() {
        assertCandidates(Relation.ANY, Relation.ANY, 0, 0, 1, 2, 3, 4);
        assertCandidates(Relation.SAME, Relation.ANY, 0, 0, 1, 4);
        assertCandidates(Relation.DIFFERENT, Relation.ANY, 0, 2, 3);
        assertCandidates(Relation.ANY, Relation.SAME, 0, 0, 2, 3);
        assertCandidates(Relation.ANY, Relation.DIFFERENT, 0, 1);
        assertCandidates(Relation.DIFFERENT, Relation.DIFFERENT, 1, 2, 3);
        assertCandidates(Relation.DIFFERENT, Relation.DIFFERENT, 0);
        assertCandidates(Relation.DIFFERENT, Relation.ANY, 5);
    }

    @Test
    void unknownLateralityIsNeitherSameNorDifferent() {
        assertCandidates(Relation.ANY, Relation.SAME, 6);
        assertCandidates(Relation.ANY, Relation.DIFFERENT, 6);
        assertCandidates(Relation.ANY, Relation.DIFFERENT, 4);
        assertCandidates(Relation.ANY, Relation.ANY, 6, 6, 7);
    }

    @Test
    void whereNoneFitsTheFilmIsItsOwnPositive() {
        PairRule rule = new PairRule(new PairConfig(Positive.SAME_PATIENT, Relation.DIFFERENT, Relation.ANY), TAGS);
        for (int i = 0; i < 20; i++) assertEquals(5, rule.positive(5, new SplittableRandom(i)));
    }

    @Test
    void selfIsMocoWhateverTheOtherRules() {
        PairRule rule = new PairRule(new PairConfig(Positive.SELF, Relation.DIFFERENT, Relation.DIFFERENT), TAGS);
        for (int film = 0; film < TAGS.size(); film++) {
            assertArrayEquals(new int[] {film}, rule.candidates(film));
            assertEquals(film, rule.positive(film, new SplittableRandom(1)));
        }
    }

    @Test
    void candidatesAreDrawnUniformly() {
        PairRule rule = new PairRule(new PairConfig(Positive.SAME_PATIENT, Relation.ANY, Relation.ANY), TAGS);
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[TAGS.size()];
        for (int i = 0; i < 10_000; i++) counts[rule.positive(2, random)]++;
        assertEquals(0, counts[5] + counts[6] + counts[7]);
        for (int film = 0; film < 5; film++) assertEquals(2000, counts[film], 4 * Math.sqrt(1600), "film " + film);
    }

    @Test
    void noPairCrossesPatientsAndDifferentReallyDiffers() {
        SplittableRandom random = new SplittableRandom(9);
        List<Radiograph> films = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            films.add(Pictures.film(
                    "f" + i,
                    "p" + random.nextInt(90),
                    "s" + random.nextInt(3),
                    ViewPosition.values()[random.nextInt(5)]));
        }
        List<FilmTags> tags = FilmTags.of(films, List.of());
        for (Relation study : Relation.values()) {
            for (Relation laterality : Relation.values()) {
                PairRule rule = new PairRule(new PairConfig(Positive.SAME_PATIENT, study, laterality), tags);
                for (int query = 0; query < films.size(); query++) {
                    assertArrayEquals(naive(films, query, study, laterality), rule.candidates(query));
                }
            }
        }
    }

    private static int[] naive(List<Radiograph> films, int query, Relation study, Relation laterality) {
        Radiograph x = films.get(query);
        Laterality side = x.view().laterality();
        return IntStream.range(0, films.size())
                .filter(i -> films.get(i).patientId().equals(x.patientId()))
                .filter(i -> study != Relation.SAME || films.get(i).studyId().equals(x.studyId()))
                .filter(i ->
                        study != Relation.DIFFERENT || !films.get(i).studyId().equals(x.studyId()))
                .filter(i -> laterality == Relation.ANY || side != Laterality.UNKNOWN)
                .filter(i -> laterality == Relation.ANY || films.get(i).view().laterality() != Laterality.UNKNOWN)
                .filter(i -> laterality != Relation.SAME || films.get(i).view().laterality() == side)
                .filter(i ->
                        laterality != Relation.DIFFERENT || films.get(i).view().laterality() != side)
                .toArray();
    }

    private static void assertCandidates(Relation study, Relation laterality, int film, int... expected) {
        int[] candidates =
                new PairRule(new PairConfig(Positive.SAME_PATIENT, study, laterality), TAGS).candidates(film);
        assertTrue(Arrays.equals(expected, candidates), study + ", " + laterality + ": " + Arrays.toString(candidates));
    }
}
