package org.discern.ui.dataset;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// A list of films of any length that holds only the pages looked at last. A slot whose page is not there yet
/// is empty; the list asks for the page and reports the slots as updated when it comes. For the window's
/// thread only.
public final class FilmPages extends ObservableListBase<FilmSlot> {
    static final int PAGE = 100;
    static final int PAGES_HELD = 12;

    /// Reads films from `offset` on and hands them to `done` on the window's thread.
    @FunctionalInterface
    interface Loader {
        void load(long offset, int limit, Consumer<List<Radiograph>> done);
    }

    private final int size;
    private final Loader loader;
    private final Set<Integer> awaited = new HashSet<>();
    private final Map<Integer, List<Radiograph>> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Radiograph>> eldest) {
            return size() > PAGES_HELD;
        }
    };

    FilmPages(long count, Loader loader) {
        this.size = Math.toIntExact(count);
        this.loader = loader;
    }

    /// The list without films.
    static FilmPages empty() {
        return new FilmPages(0, (_, _, _) -> {});
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public FilmSlot get(int index) {
        if (index < 0 || index >= size) throw new IndexOutOfBoundsException("film " + index + " of " + size);
        int page = index / PAGE;
        if (!held.containsKey(page) && awaited.add(page)) {
            loader.load((long) page * PAGE, Math.min(PAGE, size - page * PAGE), films -> arrived(page, films));
        }
        return new FilmSlot(index, film(page, index % PAGE));
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

    private @Nullable Radiograph film(int page, int row) {
        List<Radiograph> films = held.get(page);
        return films == null || row >= films.size() ? null : films.get(row);
    }

    private void arrived(int page, List<Radiograph> films) {
        awaited.remove(page);
        held.put(page, films);
        beginChange();
        for (int row = 0; row < films.size(); row++) nextUpdate(page * PAGE + row);
        endChange();
    }
}
