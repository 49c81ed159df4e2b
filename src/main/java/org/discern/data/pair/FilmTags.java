package org.discern.data.pair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Laterality;
import org.discern.model.Radiograph;

/// What the key queue keeps of a film beside its key.
///
/// @param patient index of the patient in the cohort
/// @param study index of the study in the cohort
/// @param diseases bit i is set where the i-th finding of `weighting.findings` is positive
public record FilmTags(int patient, int study, Laterality laterality, long diseases) {
    /// The tags of `films`, in their order. Patients and studies are counted in the order in which they first
    /// appear, so the same films always get the same numbers. Study ids count within their patient, patient ids
    /// within their data set. Uncertain and unmentioned findings set no bit.
    ///
    /// @param diseases names of at most 64 findings
    public static List<FilmTags> of(List<Radiograph> films, List<String> diseases) {
        if (diseases.size() > Long.SIZE) {
            throw new IllegalArgumentException(diseases.size() + " diseases do not fit " + Long.SIZE + " bits");
        }
        Map<List<String>, Integer> patients = new HashMap<>();
        Map<List<String>, Integer> studies = new HashMap<>();
        List<FilmTags> tags = new ArrayList<>(films.size());
        for (Radiograph film : films) {
            int patient = index(patients, List.of(film.dataset(), film.patientId()));
            int study = index(studies, List.of(film.dataset(), film.patientId(), film.studyId()));
            tags.add(new FilmTags(patient, study, film.view().laterality(), bits(film, diseases)));
        }
        return tags;
    }

    private static int index(Map<List<String>, Integer> known, List<String> key) {
        return known.computeIfAbsent(key, _ -> known.size());
    }

    private static long bits(Radiograph film, List<String> diseases) {
        long bits = 0;
        for (int i = 0; i < diseases.size(); i++) {
            if (film.label(new Finding(diseases.get(i))) == LabelValue.POSITIVE) bits |= 1L << i;
        }
        return bits;
    }
}
