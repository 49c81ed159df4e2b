package org.discern.model;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One film with what its table says about it.
///
/// @param imageId unique in the project; every join between films, embeddings and predictions goes by it
/// @param taken when the film was taken, on the data set's own calendar (often shifted); the start of the day
///     where only the date is known; null where nothing is
/// @param file path relative to the data root of its data set, with forward slashes
/// @param ageYears `NaN` where unknown
/// @param labels the findings the table mentions ([LabelValue#UNMENTIONED] is left out); ask [#label] rather
///     than this map
/// @param clinicalValues measured values by name, unit as the data set's description states; absent where not
///     measured
public record Radiograph(
        String imageId,
        String dataset,
        String patientId,
        String studyId,
        @Nullable LocalDateTime taken,
        ViewPosition view,
        Split split,
        String file,
        Sex sex,
        double ageYears,
        Map<Finding, LabelValue> labels,
        Map<String, ClinicalValue> clinicalValues) {
    public Radiograph {
        labels = mentioned(labels);
        clinicalValues = Map.copyOf(clinicalValues);
    }

    /// What is said of `finding`; [LabelValue#UNMENTIONED] where the table is silent.
    public LabelValue label(Finding finding) {
        return labels.getOrDefault(finding, LabelValue.UNMENTIONED);
    }

    /// The same film in another split.
    public Radiograph withSplit(Split other) {
        return new Radiograph(
                imageId, dataset, patientId, studyId, taken, view, other, file, sex, ageYears, labels, clinicalValues);
    }

    private static Map<Finding, LabelValue> mentioned(Map<Finding, LabelValue> labels) {
        if (!labels.containsValue(LabelValue.UNMENTIONED)) return Map.copyOf(labels);
        Map<Finding, LabelValue> mentioned = new HashMap<>(labels);
        mentioned.values().removeIf(LabelValue.UNMENTIONED::equals);
        return Map.copyOf(mentioned);
    }
}
