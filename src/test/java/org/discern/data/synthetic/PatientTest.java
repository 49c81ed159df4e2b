package org.discern.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.model.LabelValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientTest {
    private static final List<Patient> PATIENTS = IntStream.rangeClosed(1, 1_500)
            .mapToObj(number -> Patient.draw(7, number))
            .toList();

    private static Stream<Study> studies() {
        return PATIENTS.stream().flatMap(patient -> patient.studies().stream());
    }

    private static boolean shows(Study study, Pathology pathology) {
        return study.severities().containsKey(pathology);
    }

    private static double rate(Stream<Study> studies, Predicate<Study> event) {
        return studies.mapToInt(study -> event.test(study) ? 1 : 0).average().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingIsNeitherRareNorTheRule(Pathology pathology) {
        double prevalence = rate(studies(), study -> shows(study, pathology));
        assertTrue(prevalence > 0.08 && prevalence < 0.36, "prevalence " + prevalence);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ninetyPatientsHaveBothClassesOfEachFinding(long seed) {
        List<Study> some = IntStream.rangeClosed(1, 90)
                .mapToObj(number -> Patient.draw(seed, number))
                .flatMap(patient -> patient.studies().stream())
                .toList();
        for (Pathology pathology : Pathology.values()) {
            long positive = some.stream()
                    .filter(study -> study.labels().get(pathology) == LabelValue.POSITIVE)
                    .count();
            long negative = some.stream()
                    .filter(study -> study.labels().get(pathology) == LabelValue.NEGATIVE)
                    .count();
            assertTrue(positive >= 8 && negative >= 60, pathology + ": " + positive + " and " + negative);
        }
    }

    @Test
    void diseasesBringTheirFindingsTogether() {
        assertTogether(Pathology.CARDIOMEGALY, Pathology.EDEMA);
        assertTogether(Pathology.CARDIOMEGALY, Pathology.PLEURAL_EFFUSION);
        assertTogether(Pathology.PNEUMONIA, Pathology.CONSOLIDATION);
        assertTogether(Pathology.FRACTURE, Pathology.PNEUMOTHORAX);
        assertTogether(Pathology.LUNG_LESION, Pathology.PLEURAL_EFFUSION);
    }

    /// The second finding is at least 1.4 times as frequent beside the first as without it.
    private static void assertTogether(Pathology one, Pathology other) {
        double beside = rate(studies().filter(study -> shows(study, one)), study -> shows(study, other));
        double without = rate(studies().filter(study -> !shows(study, one)), study -> shows(study, other));
        assertTrue(beside > 1.4 * without, one + " and " + other + ": " + beside + " against " + without);
    }

    @Test
    void devicesMarkTheCriticallyIll() {
        Predicate<Patient> critical = patient -> patient.disease().conditions().containsKey(Condition.CRITICAL_ILLNESS);
        double ill = rate(
                PATIENTS.stream().filter(critical).flatMap(patient -> patient.studies().stream()),
                study -> shows(study, Pathology.SUPPORT_DEVICES));
        assertTrue(ill > 0.7, "share " + ill);
    }

    @Test
    void findingsPersistWithinAPatient() {
        for (Pathology pathology : Pathology.values()) {
            List<Patient> struck = PATIENTS.stream()
                    .filter(patient -> patient.studies().size() > 1
                            && shows(patient.studies().getFirst(), pathology))
                    .toList();
            double again =
                    rate(struck.stream().map(patient -> patient.studies().get(1)), study -> shows(study, pathology));
            assertTrue(again > 0.7, pathology + " again: " + again);
        }
        boolean changes = PATIENTS.stream()
                .anyMatch(patient -> patient.studies().stream()
                                .map(study -> shows(study, Pathology.EDEMA))
                                .distinct()
                                .count()
                        == 2);
        assertTrue(changes, "edema never comes or goes");
    }

    @Test
    void clinicalValuesFollowDiseaseAndHaveGaps() {
        assertHigher(ClinicalValue.BNP, Pathology.CARDIOMEGALY, 1.5);
        assertHigher(ClinicalValue.CRP, Pathology.PNEUMONIA, 1.5);
        assertHigher(ClinicalValue.LEUKOCYTES, Pathology.CONSOLIDATION, 1.1);
        assertHigher(ClinicalValue.RESPIRATORY_RATE, Pathology.EDEMA, 1.1);
        assertTrue(mean(ClinicalValue.O2_SATURATION, study -> shows(study, Pathology.PNEUMONIA))
                < mean(ClinicalValue.O2_SATURATION, study -> !shows(study, Pathology.PNEUMONIA)) - 2);
        for (ClinicalValue value : ClinicalValue.values()) {
            double known = rate(studies(), study -> study.measured().containsKey(value));
            assertTrue(known > 0.25 && known < 0.95, value + " known: " + known);
        }
    }

    private static void assertHigher(ClinicalValue value, Pathology pathology, double factor) {
        double with = mean(value, study -> shows(study, pathology));
        double without = mean(value, study -> !shows(study, pathology));
        assertTrue(with > factor * without, value + ": " + with + " against " + without);
    }

    private static double mean(ClinicalValue value, Predicate<Study> which) {
        ToDoubleFunction<Study> measured = study -> study.measured().getOrDefault(value, Double.NaN);
        return studies()
                .filter(which)
                .mapToDouble(measured)
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
    }

    @Test
    void reportsAreTrueUnlessUnsureOrSilent() {
        studies()
                .forEach(study -> study.labels().forEach((pathology, label) -> {
                    if (label == LabelValue.POSITIVE) assertTrue(shows(study, pathology));
                    if (label == LabelValue.NEGATIVE) assertTrue(!shows(study, pathology));
                }));
        for (LabelValue label : LabelValue.values()) {
            assertTrue(rate(studies(), study -> study.labels().containsValue(label)) > 0.1, label.name());
        }
    }

    @Test
    void aPatientIsTheSameEveryTimeAndUnlikeTheNext() {
        assertEquals(PATIENTS.get(4).anatomy(), Patient.draw(7, 5).anatomy());
        assertEquals(PATIENTS.get(4).studies(), Patient.draw(7, 5).studies());
        assertNotEquals(PATIENTS.get(4).anatomy(), Patient.draw(7, 6).anatomy());
        assertNotEquals(PATIENTS.get(4).anatomy(), Patient.draw(8, 5).anatomy());
    }

    @Test
    void mostStudiesHaveALateralFilmButNoPortableOne() {
        double both = rate(studies(), study -> study.films().size() == 2);
        assertTrue(both > 0.55 && both < 0.8, "share with two films: " + both);
        double films = studies().mapToInt(study -> study.films().size()).sum() / (double) PATIENTS.size();
        assertTrue(films > 3.8 && films < 5, "films a patient: " + films);
    }
}
