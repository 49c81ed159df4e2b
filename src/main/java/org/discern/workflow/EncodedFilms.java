package org.discern.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.model.Radiograph;

/// Embeddings of films by image id.
record EncodedFilms(Map<String, float[]> byId) {
    /// @param rows in the order of `films`
    static EncodedFilms of(List<Radiograph> films, float[][] rows) {
        Map<String, float[]> byId = new HashMap<>();
        for (int i = 0; i < rows.length; i++) byId.put(films.get(i).imageId(), rows[i]);
        return new EncodedFilms(byId);
    }

    /// A row a film.
    float[][] rows(List<Radiograph> films) {
        return films.stream()
                .map(film -> Objects.requireNonNull(byId.get(film.imageId()), film.imageId()))
                .toArray(float[][]::new);
    }
}
