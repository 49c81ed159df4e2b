package org.discern.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.discern.model.ClinicalValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;

class ClinicalColumnsTest {
    private static final List<Radiograph> TRAINING = List.of(
            film(Map.of("CRP", 10.0, "pO2", 80.0)), film(Map.of("CRP", 30.0, "pO2", 80.0)), film(Map.of("CRP", 20.0)));

    @Test
    void rawValuesAreAsTheyAreAndZeroWhereMissing() {
        ClinicalColumns columns = ClinicalColumns.raw(TRAINING);
        assertEquals(List.of("CRP", "pO2"), columns.names());
        assertArrayEquals(new float[] {10, 80}, columns.of(TRAINING)[0]);
        assertArrayEquals(new float[] {20, 0}, columns.of(TRAINING)[2]);
        assertArrayEquals(new float[] {0, 0}, columns.of(List.of(film(Map.of())))[0], "a study without values");
    }

    /// CRP: mean 20, deviation sqrt(200/3); pO2 does not vary among the films that have it.
    @Test
    void standardisedValuesHaveFlagsForWhatIsMissing() {
        ClinicalColumns columns = ClinicalColumns.standardised(TRAINING);
        float unit = (float) (10 / Math.sqrt(200.0 / 3));
        float[][] rows = columns.of(TRAINING);
        assertArrayEquals(new float[] {-unit, 0, 0, 0}, rows[0], 1e-6f);
        assertArrayEquals(new float[] {unit, 0, 0, 0}, rows[1], 1e-6f);
        assertArrayEquals(new float[] {0, 0, 0, 1}, rows[2], 1e-6f);
        assertArrayEquals(new float[] {0, 0, 1, 1}, columns.of(List.of(film(Map.of())))[0]);
        assertEquals(4, columns.count());
        assertArrayEquals(new int[] {1, 3}, columns.columnsOf(1));
        assertArrayEquals(new int[] {1}, ClinicalColumns.raw(TRAINING).columnsOf(1));
    }

    @Test
    void aValueThatNoTrainingFilmHasIsNotTaken() {
        Radiograph other = film(Map.of("BNP", 5.0, "CRP", 20.0));
        assertArrayEquals(
                new float[] {0, 0, 0, 1}, ClinicalColumns.standardised(TRAINING).of(List.of(other))[0]);
    }

    static Radiograph film(Map<String, Double> values) {
        return new Radiograph(
                "img-" + values.hashCode(),
                "tiny",
                "P",
                "S",
                null,
                ViewPosition.PA,
                Split.TRAIN,
                "f.png",
                Sex.UNKNOWN,
                Double.NaN,
                Map.of(),
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> ClinicalValue.untimed(e.getValue()))));
    }
}
