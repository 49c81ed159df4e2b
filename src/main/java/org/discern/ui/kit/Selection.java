package org.discern.ui.kit;

import java.util.Collection;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// What the person has picked, for all panels: some films by their ids, and one film that is looked at. Ids,
/// because places in lists change. For the window's thread only.
public final class Selection {
    private final ReadOnlyObjectWrapper<Set<String>> imageIds = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Radiograph> film = new ReadOnlyObjectWrapper<>();

    /// The films picked; never changed in place.
    public ReadOnlyObjectProperty<Set<String>> imageIdsProperty() {
        return imageIds.getReadOnlyProperty();
    }

    /// The film looked at.
    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return film.getReadOnlyProperty();
    }

    /// Ids of the films picked or, where none are, of the one looked at.
    public Set<String> chosen() {
        Radiograph looked = film.get();
        return imageIds.get().isEmpty() && looked != null ? Set.of(looked.imageId()) : imageIds.get();
    }

    /// Picks these films instead.
    public void pick(Collection<String> chosen) {
        imageIds.set(Set.copyOf(chosen));
    }

    /// Looks at another film, or none; what is picked stays.
    public void look(@Nullable Radiograph chosen) {
        film.set(chosen);
    }
}
