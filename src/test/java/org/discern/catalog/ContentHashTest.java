package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
            Map.of("SpO2", 97.0));

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
        Map<String, Double> values = FILM.clinicalValues();
        Map<String, Double> more = new HashMap<>(values);
        more.put("rate", 12.0);
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
                film("ab", "c", ViewPosition.PA, Split.TRAIN, "f", Sex.FEMALE, 40, labels, Map.of("SpO2", 97.1)));
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
            Map<String, Double> clinicalValues) {
        return new Radiograph(imageId, "nih", patientId, "s", view, split, file, sex, ageYears, labels, clinicalValues);
    }
}
