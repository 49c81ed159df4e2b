package org.discern.workflow;

import java.util.Map;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// Films without pictures.
final class Films {
    private Films() {}

    /// A film of a patient of its own.
    static Radiograph film(int number, Split split, Map<Finding, LabelValue> labels) {
        return film(number, number, split, labels);
    }

    static Radiograph ofPatient(int patient, int number) {
        return film(patient, number, Split.TRAIN, Map.of());
    }

    static Radiograph film(int patient, int number, Split split, Map<Finding, LabelValue> labels) {
        return new Radiograph(
                "img-" + number,
                "tiny",
                "P" + patient,
                "S" + number,
                null,
                ViewPosition.PA,
                split,
                number + ".png",
                Sex.UNKNOWN,
                Double.NaN,
                labels,
                Map.of());
    }
}
