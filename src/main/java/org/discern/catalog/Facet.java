package org.discern.catalog;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.model.FacetCount;

/// The films of each value of a property, as rows of a [FilmIndex]. A film may have several values (tags) or
/// none.
record Facet<V>(Map<V, BitSet> films) {
    /// One set, empty as yet, for each value.
    static <V> Facet<V> of(List<V> values) {
        Map<V, BitSet> films = new LinkedHashMap<>();
        for (V value : values) films.put(value, new BitSet());
        return new Facet<>(films);
    }

    /// The films that have any of the values; those that no film has are passed over.
    BitSet anyOf(Collection<V> values) {
        BitSet any = new BitSet();
        for (V value : values) any.or(of(value));
        return any;
    }

    BitSet of(V value) {
        return films.getOrDefault(value, new BitSet());
    }

    /// How many of the films `among` have each value.
    List<FacetCount<V>> counts(BitSet among) {
        return films.entrySet().stream()
                .map(value -> new FacetCount<>(value.getKey(), common(value.getValue(), among)))
                .toList();
    }

    /// The size of an intersection.
    static long common(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }
}
