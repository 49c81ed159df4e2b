package org.discern.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.discern.model.PatientSummary;

/// Which patient and study each film belongs to, by row of a [FilmIndex].
///
/// @param patients data set and id of each patient, in that order; the parallel lists share an index
/// @param patientOf by row: index into the patients
/// @param studyOf by row: a number of its own for each study
record PatientIndex(List<String> datasets, List<String> patients, int[] patientOf, int[] studyOf) {
    /// The films of patients with these ids.
    BitSet of(Collection<String> patientIds) {
        Set<String> wanted = new HashSet<>(patientIds);
        BitSet chosen = new BitSet();
        for (int i = 0; i < patients.size(); i++) if (wanted.contains(patients.get(i))) chosen.set(i);
        BitSet rows = new BitSet();
        for (int row = 0; row < patientOf.length; row++) if (chosen.get(patientOf[row])) rows.set(row);
        return rows;
    }

    /// The patients of some films.
    List<PatientSummary> summaries(BitSet rows) {
        int[] films = new int[patients.size()];
        int[] studies = new int[patients.size()];
        BitSet seen = new BitSet();
        rows.stream().forEach(row -> {
            films[patientOf[row]]++;
            if (seen.get(studyOf[row])) return;
            seen.set(studyOf[row]);
            studies[patientOf[row]]++;
        });
        List<PatientSummary> summaries = new ArrayList<>();
        for (int i = 0; i < films.length; i++) {
            if (films[i] > 0) summaries.add(new PatientSummary(datasets.get(i), patients.get(i), studies[i], films[i]));
        }
        return summaries;
    }
}
