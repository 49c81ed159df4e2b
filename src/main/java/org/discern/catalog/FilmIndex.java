package org.discern.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.model.PatientSummary;
import org.discern.model.Range;
import org.discern.model.RangeCounts;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The films of the catalog at one moment, held in memory as sets: one a value of each facet, so that a filter
/// is an intersection and a count its size. A film is a row here, in the order of the films' numbers. What is
/// asked in words (text, SQL, image ids) is answered by the database and remembered.
///
/// About 50 bytes a film, and 8 more for each clinical value.
final class FilmIndex {
    private static final int ANSWERS_REMEMBERED = 8;

    private final FilmColumns films;
    private final Facet<String> tags;
    private final BitSet all = new BitSet();
    private final Map<String, BitSet> answers =
            Collections.synchronizedMap(new LinkedHashMap<>(ANSWERS_REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, BitSet> eldest) {
                    return size() > ANSWERS_REMEMBERED;
                }
            });

    FilmIndex(FilmColumns films, Facet<String> tags) {
        this.films = films;
        this.tags = tags;
        all.set(0, films.numbers.length);
    }

    static FilmIndex read(DuckDBConnection connection) throws SQLException {
        FilmColumns films = new FilmColumns(connection);
        return new FilmIndex(films, films.readTags(connection));
    }

    /// The same films with the tags of now.
    FilmIndex withTagsOf(DuckDBConnection connection) throws SQLException {
        return new FilmIndex(films, films.readTags(connection));
    }

    /// The films that fit, as rows.
    BitSet find(DuckDBConnection connection, FilmFilter filter) throws SQLException {
        return intersection(parts(connection, filter), null);
    }

    /// The numbers of some of the rows: at most `limit`, from the `offset`-th on.
    int[] numbers(BitSet rows, long offset, int limit) {
        return rows.stream()
                .skip(offset)
                .limit(limit)
                .map(row -> films.numbers[row])
                .toArray();
    }

    Facets facets(DuckDBConnection connection, FilmFilter filter) throws SQLException {
        Map<Object, BitSet> parts = parts(connection, filter);
        BitSet fitting = intersection(parts, null);
        Among among = facet -> parts.containsKey(facet) ? intersection(parts, facet) : fitting;
        return new Facets(
                fitting.cardinality(),
                films.datasets.counts(among.others(films.datasets)),
                films.splits.counts(among.others(films.splits)),
                films.views.counts(among.others(films.views)),
                films.sexes.counts(among.others(films.sexes)),
                tags.counts(among.others(tags)),
                findingCounts(vocabulary(filter), among),
                films.age.counts(among.others(films.age)),
                films.clinical.values().stream()
                        .<RangeCounts>map(value -> value.counts(among.others(value)))
                        .toList());
    }

    /// The patients of the films that fit, by data set and id.
    List<PatientSummary> patients(DuckDBConnection connection, FilmFilter filter) throws SQLException {
        return films.patients.summaries(find(connection, filter));
    }

    /// The films that fit all other parts of the filter than a facet's own.
    @FunctionalInterface
    private interface Among {
        BitSet others(Object facet);
    }

    private BitSet intersection(Map<Object, BitSet> parts, @Nullable Object without) {
        BitSet both = (BitSet) all.clone();
        parts.forEach((facet, fits) -> {
            if (facet != without) both.and(fits);
        });
        return both;
    }

    /// The parts of the filter that narrow, each by the facet that it is about.
    private Map<Object, BitSet> parts(DuckDBConnection connection, FilmFilter filter) throws SQLException {
        // By identity: facets of equal content are two all the same.
        Map<Object, BitSet> parts = new IdentityHashMap<>();
        anyOf(parts, films.datasets, filter.datasets());
        anyOf(parts, films.splits, filter.splits());
        anyOf(parts, films.views, filter.views());
        anyOf(parts, films.sexes, filter.sexes());
        anyOf(parts, tags, filter.tags());
        for (FilmFilter.LabelIs label : filter.labels()) label(parts, label);
        if (filter.age().narrows()) parts.put(films.age, films.age.within(filter.age()));
        filter.clinical().forEach((name, range) -> parts.put(measure(name), within(name, range)));
        if (!filter.patientIds().isEmpty()) parts.put(films.patients, films.patients.of(filter.patientIds()));
        if (!filter.text().isEmpty()) parts.put("text", answer(connection, FilmQuestion.text(filter.text())));
        if (!filter.sql().isBlank()) parts.put("sql", answer(connection, SqlCondition.question(films, filter.sql())));
        if (!filter.imageIds().isEmpty()) {
            parts.put("images", ask(connection, FilmQuestion.images(filter.imageIds())));
        }
        return parts;
    }

    private static <V> void anyOf(Map<Object, BitSet> parts, Facet<V> facet, List<V> wanted) {
        if (!wanted.isEmpty()) parts.put(facet, facet.anyOf(wanted));
    }

    /// A finding that the catalog does not know is mentioned nowhere.
    private void label(Map<Object, BitSet> parts, FilmFilter.LabelIs label) {
        Facet<LabelValue> facet = films.findings.get(label.finding());
        BitSet fits = facet == null
                ? label.values().contains(LabelValue.UNMENTIONED) ? all : new BitSet()
                : facet.anyOf(label.values());
        parts.merge(facet == null ? label.finding() : facet, fits, (one, other) -> {
            BitSet both = (BitSet) one.clone();
            both.and(other);
            return both;
        });
    }

    private Object measure(String name) {
        Measure measure = films.clinical.get(name);
        return measure == null ? name : measure;
    }

    private BitSet within(String name, Range range) {
        Measure measure = films.clinical.get(name);
        return measure == null ? new BitSet() : measure.within(range);
    }

    private BitSet answer(DuckDBConnection connection, FilmQuestion question) throws SQLException {
        BitSet known = answers.get(question.key());
        if (known != null) return known;
        BitSet rows = ask(connection, question);
        answers.put(question.key(), rows);
        return rows;
    }

    private BitSet ask(DuckDBConnection connection, FilmQuestion question) throws SQLException {
        BitSet rows = new BitSet();
        question.forEachNumber(connection, number -> {
            int row = films.row(number);
            if (row >= 0) rows.set(row);
        });
        return rows;
    }

    private Set<Finding> vocabulary(FilmFilter filter) {
        Set<Finding> vocabulary = new LinkedHashSet<>();
        films.vocabularies.forEach((dataset, known) -> {
            if (filter.datasets().isEmpty() || filter.datasets().contains(dataset)) vocabulary.addAll(known);
        });
        return vocabulary;
    }

    private List<FindingCounts> findingCounts(Set<Finding> vocabulary, Among among) {
        List<FindingCounts> counts = new ArrayList<>();
        for (Finding finding : vocabulary) {
            Facet<LabelValue> facet = films.findings.getOrDefault(finding, Facet.of(List.of()));
            BitSet others = among.others(facet);
            long positive = Facet.common(facet.of(LabelValue.POSITIVE), others);
            long negative = Facet.common(facet.of(LabelValue.NEGATIVE), others);
            long uncertain = Facet.common(facet.of(LabelValue.UNCERTAIN), others);
            long unmentioned = others.cardinality() - positive - negative - uncertain;
            counts.add(new FindingCounts(finding, positive, negative, uncertain, unmentioned));
        }
        return counts;
    }
}
