package org.discern.ui.dataset;

import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.workflow.BrowseFilms;
import org.jspecify.annotations.Nullable;

/// A film with its picture, read in the background.
public final class ShownFilm {
    private static final int SHORT_SIDE_PIXELS = 1536;

    private final Object decoding = new Object();
    private final BrowseFilms browse;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable Radiograph> film = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable GreyImage> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    private volatile @Nullable Radiograph wanted;

    ShownFilm(BrowseFilms browse, Background background) {
        this.browse = browse;
        this.background = background;
    }

    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return film.getReadOnlyProperty();
    }

    /// `null` while it is read, and where it cannot be.
    public ReadOnlyObjectProperty<@Nullable GreyImage> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// Why there is no picture.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// One picture at a time: films that were gone past meanwhile are not read.
    private GreyImage read(Radiograph chosen) {
        synchronized (decoding) {
            if (chosen != wanted) throw new CancellationException("another film is looked at");
            return browse.picture(chosen, SHORT_SIDE_PIXELS);
        }
    }

    /// Shows another film, or none.
    void show(@Nullable Radiograph chosen) {
        Radiograph before = film.get();
        if (chosen != null && before != null && chosen.equals(before) && picture.get() != null) return;
        wanted = chosen;
        film.set(chosen);
        picture.set(null);
        problem.set(null);
        if (chosen == null) return;
        var unused = background.read(
                "Picture",
                _ -> read(chosen),
                read -> {
                    if (chosen.equals(film.get())) picture.set(read);
                },
                missing -> {
                    if (chosen.equals(film.get())) problem.set(missing);
                });
    }
}
