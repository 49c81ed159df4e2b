package org.discern.data.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.discern.config.FieldConfig;
import org.discern.config.SplitConfig;
import org.discern.model.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRuleTest {
    private static final int PATIENTS = 20_000;

    /// The numbers are SHA-256's, worked out apart: a patient must stay in its split across versions and
    /// machines.
    @ParameterizedTest
    @CsvSource({
        "17,0.3610981901714071",
        "person1_bacteria,0.27534317246886175",
        "Ödem,0.7120113812864728",
        "0,0.6500300903306505"
    })
    void drawsByAPublishedHash(String patient, double number) {
        assertEquals(Split.TEST, new SplitRule(drawing(1, 0, Math.nextUp(number))).drawn(patient));
        assertEquals(Split.VALIDATION, new SplitRule(drawing(1, 1e-9, number)).drawn(patient));
        assertEquals(Split.TRAIN, new SplitRule(drawing(1, 0, number)).drawn(patient));
    }

    @Test
    void keepsTheShares() {
        Map<Split, Integer> counts = counts(drawing(7, 0.15, 0.25));
        double deviation = 4 * Math.sqrt(0.25 * 0.75 * PATIENTS);
        assertEquals(0.15 * PATIENTS, counts.getOrDefault(Split.VALIDATION, 0), deviation);
        assertEquals(0.25 * PATIENTS, counts.getOrDefault(Split.TEST, 0), deviation);
        assertEquals(Map.of(Split.TRAIN, PATIENTS), counts(drawing(7, 0, 0)));
    }

    @Test
    void anotherSeedIsAnotherDraw() {
        SplitRule one = new SplitRule(drawing(1, 0.15, 0.25));
        SplitRule two = new SplitRule(drawing(2, 0.15, 0.25));
        List<Split> first =
                patients().mapToObj(Integer::toString).map(one::drawn).toList();
        assertEquals(
                first, patients().mapToObj(Integer::toString).map(one::drawn).toList());
        assertNotEquals(
                first, patients().mapToObj(Integer::toString).map(two::drawn).toList());
    }

    @Test
    void drawsValidationFromTheGivenTrainingPatientsOnly() {
        SplitConfig given = new SplitConfig(FieldConfig.of("split"), 1, 0.2, 0);
        SplitRule rule = new SplitRule(given);
        long validation = patients()
                .filter(i -> rule.refined("p" + i, Split.TRAIN) == Split.VALIDATION)
                .count();
        assertEquals(0.2 * PATIENTS, validation, 4 * Math.sqrt(0.2 * 0.8 * PATIENTS));
        assertEquals(
                0,
                patients()
                        .filter(i -> rule.refined("p" + i, Split.TEST) != Split.TEST)
                        .count());
        assertEquals(
                0,
                patients()
                        .filter(i -> rule.refined("p" + i, Split.VALIDATION) != Split.VALIDATION)
                        .count());
    }

    private static IntStream patients() {
        return IntStream.range(0, PATIENTS);
    }

    private static Map<Split, Integer> counts(SplitConfig config) {
        SplitRule rule = new SplitRule(config);
        Map<Split, Integer> counts = new EnumMap<>(Split.class);
        patients().forEach(i -> counts.merge(rule.drawn("patient" + i), 1, Integer::sum));
        return counts;
    }

    private static SplitConfig drawing(long seed, double validation, double test) {
        return new SplitConfig(FieldConfig.NONE, seed, validation, test);
    }
}
