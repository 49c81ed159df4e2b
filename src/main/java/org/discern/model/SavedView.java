package org.discern.model;

/// A filter that a person has given a name.
public record SavedView(String name, FilmFilter filter) {
    public SavedView {
        if (name.isBlank()) throw new IllegalArgumentException("a view needs a name");
    }
}
