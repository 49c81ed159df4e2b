package org.discern.figure;

import java.util.Comparator;

/// Key of a series that keeps two series of the same name apart.
record SeriesKey(int index, String label) implements Comparable<SeriesKey> {
    @Override
    public int compareTo(SeriesKey other) {
        return Comparator.comparingInt(SeriesKey::index)
                .thenComparing(SeriesKey::label)
                .compare(this, other);
    }

    /// What the legend shows.
    @Override
    public String toString() {
        return label;
    }
}
