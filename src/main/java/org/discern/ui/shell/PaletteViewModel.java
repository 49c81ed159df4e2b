package org.discern.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The command palette: what fits the words that are typed, the best first, and which of it is chosen.
final class PaletteViewModel {
    private static final int MOST = 60;

    private final List<Entry> all;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Entry>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final IntegerProperty chosen = new SimpleIntegerProperty();

    /// Something that can be done or gone to.
    ///
    /// @param about what it belongs to, such as a panel
    /// @param key as it stands on keyboards, empty where it has none
    /// @param command the `discern` line that does the same
    record Entry(String title, String about, String key, boolean enabled, Optional<String> command, Runnable work) {}

    /// @param all in the order in which they are listed where nothing else decides
    PaletteViewModel(List<Entry> all) {
        this.all = all;
        query.subscribe(this::search);
    }

    StringProperty queryProperty() {
        return query;
    }

    ReadOnlyObjectProperty<List<Entry>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The place of the entry that Enter runs.
    IntegerProperty chosenProperty() {
        return chosen;
    }

    Optional<Entry> chosen() {
        List<Entry> entries = found.get();
        return chosen.get() < entries.size() ? Optional.of(entries.get(chosen.get())) : Optional.empty();
    }

    /// Chooses another, from the last on to the first.
    void move(int places) {
        int size = found.get().size();
        if (size > 0) chosen.set(Math.floorMod(chosen.get() + places, size));
    }

    private void search(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        found.set(all.stream()
                .filter(entry -> rank(entry, words) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(entry -> rank(entry, words)))
                .limit(MOST)
                .toList());
        chosen.set(0);
    }

    /// The smaller, the better: a title that begins with the words as typed, then words that begin words of the title,
    /// then words anywhere; what cannot be done now comes after what can.
    private static int rank(Entry entry, String[] words) {
        String title = entry.title().toLowerCase(Locale.ROOT);
        String everything = title + " " + entry.about().toLowerCase(Locale.ROOT);
        int rank = entry.enabled() ? 0 : 1;
        if (title.startsWith(String.join(" ", words))) return rank;
        for (String word : words) {
            if ((" " + title).contains(" " + word)) rank += 2;
            else if (title.contains(word)) rank += 20;
            else if (everything.contains(word)) rank += 40;
            else return Integer.MAX_VALUE;
        }
        return rank;
    }
}
