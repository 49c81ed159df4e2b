package org.discern.model;

import java.util.List;

/// The films that fit a filter, counted by what is known of them. Each facet is counted among the films that
/// fit all parts of the filter but its own: so it says what another choice in it would show.
///
/// @param films that fit the whole filter
/// @param findings of the vocabulary of the filter's data sets, each a facet of its own
/// @param clinical each clinical value a facet of its own, by name
public record Facets(
        long films,
        List<FacetCount<String>> datasets,
        List<FacetCount<Split>> splits,
        List<FacetCount<ViewPosition>> views,
        List<FacetCount<Sex>> sexes,
        List<FacetCount<String>> tags,
        List<FindingCounts> findings,
        RangeCounts age,
        List<RangeCounts> clinical) {
    /// Of a catalog without films.
    public static final Facets NONE = new Facets(
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new RangeCounts("age", Range.ANY, List.of(), 0),
            List.of());

    public Facets {
        datasets = List.copyOf(datasets);
        splits = List.copyOf(splits);
        views = List.copyOf(views);
        sexes = List.copyOf(sexes);
        tags = List.copyOf(tags);
        findings = List.copyOf(findings);
        clinical = List.copyOf(clinical);
    }
}
