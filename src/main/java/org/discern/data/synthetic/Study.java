package org.discern.data.synthetic;

import java.util.List;
import java.util.Map;
import org.discern.model.LabelValue;

/// One visit: what is to be seen, what was reported and measured, and the films taken.
///
/// @param day         days since the patient's first study
/// @param inspiration -1 shallow to 1 deep
/// @param severities  of what is present, 0 to 1
record Study(
        String studyId,
        int day,
        double inspiration,
        Map<Pathology, Double> severities,
        Map<Pathology, LabelValue> labels,
        Map<ClinicalValue, Double> measured,
        List<Film> films) {}
