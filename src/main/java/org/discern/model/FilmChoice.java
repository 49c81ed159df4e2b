package org.discern.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which films of a run to look at: those that fit both parts. An empty part fits all films.
///
/// @param imageIds the films themselves, such as those picked in a plot
public record FilmChoice(List<Split> splits, List<String> imageIds) {
    /// Every film.
    public static final FilmChoice ALL = new FilmChoice(List.of(), List.of());

    public FilmChoice {
        splits = splits.stream().distinct().sorted().toList();
        imageIds = imageIds.stream().distinct().sorted().toList();
    }

    public static FilmChoice of(Split split) {
        return new FilmChoice(List.of(split), List.of());
    }

    public static FilmChoice of(Collection<String> imageIds) {
        return new FilmChoice(List.of(), List.copyOf(imageIds));
    }

    /// Whether a film is chosen; asked of many films, ask it once.
    public Predicate<Radiograph> fits() {
        Set<String> ids = new HashSet<>(imageIds);
        return film ->
                (splits.isEmpty() || splits.contains(film.split())) && (ids.isEmpty() || ids.contains(film.imageId()));
    }

    /// Such as `test films`, `picked films` or `films`.
    public String title() {
        String ofSplits = splits.stream()
                .map(split -> split.name().toLowerCase(Locale.ROOT) + " ")
                .collect(Collectors.joining("and "));
        return (imageIds.isEmpty() ? "" : "picked ") + ofSplits + "films";
    }
}
