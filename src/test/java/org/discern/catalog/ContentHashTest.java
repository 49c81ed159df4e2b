package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.discern.model.ClinicalValue;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {
    private static final Radiograph FILM = film(
            "ab",
            "c",
            ViewPosition.PA,
            Split.TRAIN,
            "f",
            Sex.FEMALE,
            40,
            Map.of(new Finding("Edema"), LabelValue.POSITIVE),
            Map.of("SpO2", ClinicalValue.untimed(97)));

    @Test
    void doesNotDependOnTheOrderOfFilms() {
        List<Radiograph> films = Films.drawn("nih", 200, 1).films();
        assertEquals(ContentHash.of(films), ContentHash.of(films.reversed()));
        assertNotEquals(ContentHash.of(films), ContentHash.of(films.subList(1, 200)));
    }

    @Test
    void ofNoFilmsIsTheHashOfNothing() {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ContentHash.of(List.of()));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void seesEveryChange(Radiograph changed) {
        assertNotEquals(ContentHash.of(List.of(FILM)), ContentHash.of(List.of(changed)));
    }

    static Stream<Radiograph> changed() {
        Map<Finding, LabelValue> labels = FILM.labels();
        Map<String, ClinicalValue> values = FILM.clinicalValues();
        Map<String, ClinicalValue> more = new HashMap<>(values);
        more.put("rate", ClinicalValue.untimed(12));
        return Stream.of(
                film("a", "bc", ViewPosition.PA, Split.TRAIN, "f", Sex.FEMALE, 40, labels, values),
                film("ab", "c", ViewPosition.AP, Split.TRAIN, "f", Sex.FEMALE, 40, labels, values),
                film("ab", "c", ViewPosition.PA, Split.TEST, "f", Sex.FEMALE, 40, labels, values),
                film("ab", "c", ViewPosition.PA, Split.TRAIN, "g", Sex.FEMALE, 40, labels, values),
                film("ab", "c", ViewPosition.PA, Split.TRAIN, "f", Sex.MALE, 40, labels, values),
                film("ab", "c", ViewPosition.PA, Split.TRAIN, "f", Sex.FEMALE, Double.NaN, labels, values),
                film("ab", "c", ViewPosition.PA, Split.TRAIN, "f", Sex.FEMALE, 40, Map.of(), values),
                film(
                        "ab",
                        "c",
                        ViewPosition.PA,
                        Split.TRAIN,
                        "f",
                        Sex.FEMALE,
                        40,
                        Map.of(new Finding("Edema"), LabelValue.NEGATIVE),
                        values),
                film("ab", "c", ViewPosition.PA, Split.TRAIN, "f", Sex.FEMALE, 40, labels, more),
                film(
                        "ab",
                        "c",
                        ViewPosition.PA,
                        Split.TRAIN,
                        "f",
                        Sex.FEMALE,
                        40,
                        labels,
                        Map.of("SpO2", ClinicalValue.untimed(97.1))),
                film(
                        "ab",
                        "c",
                        ViewPosition.PA,
                        Split.TRAIN,
                        "f",
                        Sex.FEMALE,
                        40,
                        labels,
                        Map.of("SpO2", new ClinicalValue(97, -1))),
                taken(LocalDateTime.of(2180, 5, 6, 0, 0)));
    }

    private static Radiograph film(
            String imageId,
            String patientId,
            ViewPosition view,
            Split split,
            String file,
            Sex sex,
            double ageYears,
            Map<Finding, LabelValue> labels,
            Map<String, ClinicalValue> clinicalValues) {
        return new Radiograph(
                imageId, "nih", patientId, "s", null, view, split, file, sex, ageYears, labels, clinicalValues);
    }

    private static Radiograph taken(LocalDateTime taken) {
        return new Radiograph(
                "ab",
                "nih",
                "c",
                "s",
                taken,
                ViewPosition.PA,
                Split.TRAIN,
                "f",
                Sex.FEMALE,
                40,
                FILM.labels(),
                FILM.clinicalValues());
    }
}
