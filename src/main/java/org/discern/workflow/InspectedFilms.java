package org.discern.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.discern.data.pair.FilmTags;
import org.discern.model.Cohort;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Split;

/// The films of a data set as training counts them.
///
/// @param training the films that are trained on, in order
/// @param tags of those
/// @param places of those in that order, by image id
record InspectedFilms(Cohort cohort, List<Radiograph> training, List<FilmTags> tags, Map<String, Integer> places) {
    /// @param diseases `weighting.findings`
    static InspectedFilms of(Cohort cohort, List<String> diseases) {
        List<Radiograph> training = cohort.films(Split.TRAIN);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < training.size(); i++) places.put(training.get(i).imageId(), i);
        return new InspectedFilms(cohort, training, FilmTags.of(training, diseases), places);
    }

    /// The film's place among those trained on; -1 where it is not.
    int place(String imageId) {
        return places.getOrDefault(imageId, -1);
    }

    /// @throws Problem where the film is not trained on
    int requireTraining(String imageId) {
        int place = place(imageId);
        if (place >= 0) return place;
        boolean known = cohort.films().stream().anyMatch(film -> film.imageId().equals(imageId));
        throw known
                ? new Problem(
                        "this film is not in the training split: pre-training never sees it", "choose another film")
                : new Problem(cohort.name() + " has no such film", "check its id, or the experiment's data set");
    }

    /// All films of a film's patient, in whatever split.
    List<Radiograph> ofPatient(Radiograph film) {
        return cohort.films().stream()
                .filter(other -> other.patientId().equals(film.patientId())
                        && other.dataset().equals(film.dataset()))
                .toList();
    }
}
