package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.discern.config.EvaluationConfig;
import org.discern.fusion.UncertainClass;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final Finding EDEMA = new Finding("Edema");
    private static final Finding HERNIA = new Finding("Hernia");
    private static final List<Radiograph> ALL_FOUR_STATES = IntStream.range(0, 4)
            .mapToObj(i -> Films.film(i, Split.TRAIN, Map.of(EDEMA, LabelValue.values()[i])))
            .toList();

    @Test
    void readsTheFourStatesAsThePolicySays() {
        assertArrayEquals(new float[] {1, 0, Float.NaN, Float.NaN}, edema("ignore", "ignore"));
        assertArrayEquals(new float[] {1, 0, 1, 0}, edema("positive", "negative"));
        assertArrayEquals(new float[] {1, 0, 0, Float.NaN}, edema("negative", "ignore"));
        assertArrayEquals(new float[] {1, 0, Float.NaN, 1}, edema("ignore", "positive"));
    }

    @Test
    void uncertainAsAClassOfItsOwnIsOneInTrainingAlone() {
        Targets targets = Targets.choose(
                policy("evaluation.findings=[Edema]", "evaluation.uncertain=class"), cohort(ALL_FOUR_STATES));
        float[][] training = targets.ofTraining(ALL_FOUR_STATES);
        float[][] judged = targets.of(ALL_FOUR_STATES);
        for (int i = 0; i < 4; i++) {
            boolean uncertain = LabelValue.values()[i] == LabelValue.UNCERTAIN;
            assertEquals(uncertain ? UncertainClass.TARGET : judged[i][0], training[i][0]);
            if (uncertain) assertEquals(Float.NaN, judged[i][0]);
        }
        assertEquals(2, targets.outputs(1));
        assertArrayEquals(new float[] {7}, targets.ofFindings(new float[][] {{7, 8}})[0]);
    }

    @Test
    void takesTheFindingsThatAreNamedInTheirOrder() {
        Targets targets = Targets.choose(policy("evaluation.findings=[Hernia, Edema]"), cohort(ALL_FOUR_STATES));
        assertEquals(List.of(HERNIA, EDEMA), targets.findings());
        assertArrayEquals(new float[] {Float.NaN, 1}, targets.of(ALL_FOUR_STATES)[0]);
    }

    @Test
    void takesAllThatHaveBothClassesInTrainingWhereNoneIsNamed() {
        List<Radiograph> films = List.of(
                Films.film(0, Split.TRAIN, Map.of(EDEMA, LabelValue.POSITIVE, HERNIA, LabelValue.POSITIVE)),
                Films.film(1, Split.TRAIN, Map.of(EDEMA, LabelValue.NEGATIVE, HERNIA, LabelValue.UNCERTAIN)),
                Films.film(2, Split.TEST, Map.of(HERNIA, LabelValue.NEGATIVE)));
        assertEquals(List.of(EDEMA), Targets.choose(policy(), cohort(films)).findings());
        assertEquals(
                List.of(EDEMA, HERNIA),
                Targets.choose(policy("evaluation.uncertain=negative"), cohort(films))
                        .findings());
    }

    @Test
    void fractionsAreNestedAndKeepPatientsWhole() {
        List<Radiograph> films =
                IntStream.range(0, 300).mapToObj(i -> Films.ofPatient(i / 3, i)).toList();
        List<Radiograph> smaller = List.of();
        for (double share : new double[] {0.01, 0.1, 0.25, 0.5, 0.9, 1}) {
            List<Radiograph> kept = Targets.fraction(films, share, 7);
            assertEquals(Math.round(100 * share), patients(kept).size());
            assertEquals(3 * patients(kept).size(), kept.size(), "all films of a patient or none");
            assertTrue(kept.containsAll(smaller), "smaller shares are part of larger ones");
            assertEquals(
                    kept, films.stream().filter(new HashSet<>(kept)::contains).toList(), "in their order");
            smaller = kept;
        }
        assertSame(films, Targets.fraction(films, 1, 7));
    }

    @Test
    void fractionsFollowFromTheSeedAndNotFromTheOrderOfTheFilms() {
        List<Radiograph> films =
                IntStream.range(0, 300).mapToObj(i -> Films.ofPatient(i / 3, i)).toList();
        Set<String> drawn = patients(Targets.fraction(films, 0.1, 7));
        assertEquals(drawn, patients(Targets.fraction(films.reversed(), 0.1, 7)));
        assertNotEquals(drawn, patients(Targets.fraction(films, 0.1, 8)));
    }

    @Test
    void theSmallestFractionIsAPatient() {
        List<Radiograph> films =
                IntStream.range(0, 9).mapToObj(i -> Films.ofPatient(i / 3, i)).toList();
        assertEquals(3, Targets.fraction(films, 1e-6, 1).size());
    }

    private static float[] edema(String uncertain, String unmentioned) {
        EvaluationConfig policy = policy("evaluation.uncertain=" + uncertain, "evaluation.unmentioned=" + unmentioned);
        float[][] targets = new Targets(policy, List.of(EDEMA)).of(ALL_FOUR_STATES);
        return new float[] {targets[0][0], targets[1][0], targets[2][0], targets[3][0]};
    }

    private static EvaluationConfig policy(String... sets) {
        return TinyRun.config(sets).evaluation();
    }

    private static Cohort cohort(List<Radiograph> films) {
        return new Cohort("tiny", true, List.of(EDEMA, HERNIA), films);
    }

    private static Set<String> patients(List<Radiograph> films) {
        return films.stream().map(Radiograph::patientId).collect(Collectors.toSet());
    }
}
