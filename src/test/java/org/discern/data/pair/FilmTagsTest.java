package org.discern.data.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Laterality;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;

class FilmTagsTest {
    @Test
    void patientsAndStudiesAreCountedAsTheyAppearAndStudyIdsWithinTheirPatient() {
        List<FilmTags> tags = FilmTags.of(
                List.of(
                        film("a", "p1", "1", ViewPosition.PA, Map.of()),
                        film("a", "p2", "1", ViewPosition.LL, Map.of()),
                        film("a", "p1", "2", ViewPosition.OTHER, Map.of()),
                        film("a", "p2", "1", ViewPosition.AP, Map.of()),
                        film("b", "p1", "1", ViewPosition.AP, Map.of())),
                List.of());
        assertEquals(
                List.of(
                        new FilmTags(0, 0, Laterality.FRONTAL, 0),
                        new FilmTags(1, 1, Laterality.LATERAL, 0),
                        new FilmTags(0, 2, Laterality.UNKNOWN, 0),
                        new FilmTags(1, 1, Laterality.FRONTAL, 0),
                        new FilmTags(2, 3, Laterality.FRONTAL, 0)),
                tags);
    }

    @Test
    void onlyPositiveFindingsSetTheirBit() {
        Map<Finding, LabelValue> labels = Map.of(
                new Finding("Edema"), LabelValue.POSITIVE,
                new Finding("Fracture"), LabelValue.NEGATIVE,
                new Finding("Pneumothorax"), LabelValue.UNCERTAIN,
                new Finding("Cardiomegaly"), LabelValue.POSITIVE,
                new Finding("Pneumonia"), LabelValue.POSITIVE);
        List<String> diseases = List.of("Edema", "Fracture", "Pneumothorax", "Effusion", "Cardiomegaly");
        assertEquals(
                0b10001,
                FilmTags.of(List.of(film("a", "p", "s", ViewPosition.AP, labels)), diseases)
                        .getFirst()
                        .diseases());
    }

    @Test
    void sixtyFourDiseasesFitAndMoreDoNot() {
        Radiograph film = film("a", "p", "s", ViewPosition.AP, Map.of(new Finding("x"), LabelValue.POSITIVE));
        assertEquals(
                -1L,
                FilmTags.of(List.of(film), Collections.nCopies(64, "x"))
                        .getFirst()
                        .diseases());
        assertThrows(IllegalArgumentException.class, () -> FilmTags.of(List.of(film), Collections.nCopies(65, "x")));
    }

    private static Radiograph film(
            String dataset, String patient, String study, ViewPosition view, Map<Finding, LabelValue> labels) {
        return new Radiograph(
                "id", dataset, patient, study, null, view, Split.TRAIN, "f", Sex.UNKNOWN, Double.NaN, labels, Map.of());
    }
}
