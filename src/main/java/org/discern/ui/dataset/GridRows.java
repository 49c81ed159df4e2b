package org.discern.ui.dataset;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// A list of films in rows of a few, as long as the list allows. For the window's thread only.
final class GridRows extends ObservableListBase<List<FilmSlot>> {
    private final FilmPages films;
    private final int columns;
    private final ListChangeListener<FilmSlot> follower = this::follow;

    GridRows(FilmPages films, int columns) {
        this.films = films;
        this.columns = columns;
        films.addListener(follower);
    }

    /// No longer follows the films.
    void close() {
        films.removeListener(follower);
    }

    @Override
    public List<FilmSlot> get(int row) {
        int first = row * columns;
        return IntStream.range(first, Math.min(first + columns, films.size()))
                .mapToObj(films::get)
                .toList();
    }

    @Override
    public int size() {
        return Math.ceilDiv(films.size(), columns);
    }

    // Properties compare their values: film by film that would read every page.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private void follow(ListChangeListener.Change<? extends FilmSlot> change) {
        beginChange();
        while (change.next()) {
            if (change.getTo() == change.getFrom()) continue;
            for (int row = change.getFrom() / columns; row <= (change.getTo() - 1) / columns; row++) nextUpdate(row);
        }
        endChange();
    }
}
