package org.discern.ui.kit;

import org.discern.model.Radiograph;

/// What a film is called where its data set is known already.
public final class FilmName {
    private FilmName() {}

    /// The image id without the data set's name that makes it unique in the project.
    public static String of(Radiograph film) {
        String prefix = film.dataset() + "/";
        return film.imageId().startsWith(prefix) ? film.imageId().substring(prefix.length()) : film.imageId();
    }
}
