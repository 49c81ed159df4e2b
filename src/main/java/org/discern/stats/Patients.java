package org.discern.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The patients of films, numbered from 0 in the order in which they first appear.
///
/// @param ofFilm the patient's number, by film
record Patients(int[] ofFilm, int count) {
    static Patients of(List<String> patientIds) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofFilm = new int[patientIds.size()];
        int film = 0;
        for (String id : patientIds) {
            Integer known = numbers.putIfAbsent(id, numbers.size());
            ofFilm[film++] = known == null ? numbers.size() - 1 : known;
        }
        return new Patients(ofFilm, numbers.size());
    }

    /// The patient's number by place of `ranking`, whose films are those of these patients.
    int[] byPlace(Ranking ranking) {
        if (ranking.filmCount() != ofFilm.length) {
            throw new IllegalArgumentException(ranking.filmCount() + " scores for " + ofFilm.length + " films");
        }
        int[] byPlace = new int[ranking.size()];
        for (int place = 0; place < byPlace.length; place++) byPlace[place] = ofFilm[ranking.film(place)];
        return byPlace;
    }
}
