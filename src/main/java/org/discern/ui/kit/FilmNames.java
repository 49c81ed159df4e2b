package org.discern.ui.kit;

import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.workflow.Pseudonyms;
import org.jspecify.annotations.Nullable;

/// What films, studies and patients are called on the screen: by their ids or, for screenshots, by pseudonyms
/// that stay the same in a project and say nothing of the ids.
public final class FilmNames {
    private final BooleanProperty masked = new SimpleBooleanProperty();
    private final Supplier<Pseudonyms> made;
    private @Nullable Pseudonyms known;

    /// @param made of the project; asked for when ids are first masked
    public FilmNames(Supplier<Pseudonyms> made) {
        this.made = made;
    }

    /// Whether pseudonyms are shown.
    public BooleanProperty maskedProperty() {
        return masked;
    }

    /// The image id without the data set's name that makes it unique in the project.
    public String image(Radiograph film) {
        if (masked.get()) return pseudonyms().film(film);
        String prefix = film.dataset() + "/";
        return film.imageId().startsWith(prefix) ? film.imageId().substring(prefix.length()) : film.imageId();
    }

    public String patient(Radiograph film) {
        return patient(film.dataset(), film.patientId());
    }

    public String patient(String dataset, String patientId) {
        return masked.get() ? pseudonyms().patient(dataset, patientId) : patientId;
    }

    public String study(Radiograph film) {
        return masked.get() ? pseudonyms().study(film) : film.studyId();
    }

    /// A problem with a film as it may be shown: paths hold ids too.
    public String problem(Problem problem) {
        return masked.get() ? "This film's file cannot be shown." : problem.what() + "\n" + problem.hint();
    }

    private Pseudonyms pseudonyms() {
        if (known == null) known = made.get();
        return known;
    }
}
