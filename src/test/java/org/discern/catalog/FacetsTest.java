package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.model.FacetCount;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.model.Range;
import org.discern.model.RangeCounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every count of every facet equals a query of its own, written here in plain SQL on the catalog's tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacetsTest {
    private Catalog catalog;
    private Database database;

    @BeforeAll
    void fill(@TempDir Path folder) {
        Path file = folder.resolve("catalog.duckdb");
        try (Catalog filled = Catalog.open(file)) {
            for (String dataset : List.of("nih", "covid"))
                Films.drawn(dataset, 400, dataset.length()).putInto(filled);
            filled.tag(filled.imageIds(FilmFilter.ALL, 30, 200), "odd", true);
            filled.tag(filled.imageIds(FilmFilter.ALL, 100, 20), "seen 'twice'", true);
            filled.tag(List.of("film that is gone"), "gone", true);
        }
        // One database in this process: this connection sees the very file that the catalog has open.
        catalog = Catalog.open(file);
        database = Database.open(file);
    }

    @AfterAll
    void close() {
        database.close();
        catalog.close();
    }

    static Stream<FilmFilter> filters() {
        return FilmSearchTest.filters();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyCountIsThatOfAQuery(FilmFilter filter) {
        Facets facets = catalog.facets(filter);
        assertEquals(counts(filter, "true").getOrDefault("true", 0L), facets.films());
        assertCounts(filter.withDatasets(List.of()), "dataset", facets.datasets());
        assertCounts(filter.withSplits(List.of()), "split", facets.splits());
        assertCounts(filter.withViews(List.of()), "view_position", facets.views());
        assertCounts(filter.withSexes(List.of()), "sex", facets.sexes());
        for (FacetCount<String> tag : facets.tags()) {
            long tagged = counts(filter.withTags(List.of()), tagged(List.of(tag.value())))
                    .getOrDefault("true", 0L);
            assertEquals(tagged, tag.films(), tag.value());
        }
        assertEquals(
                List.of("gone", "odd", "seen 'twice'"),
                facets.tags().stream().map(FacetCount::value).toList());
        for (FindingCounts finding : facets.findings()) {
            Map<String, Long> expected = counts(
                    filter.withLabel(finding.finding(), List.of()),
                    label(finding.finding().name()));
            for (LabelValue value : LabelValue.values()) {
                assertEquals(
                        expected.getOrDefault(value.toString(), 0L),
                        finding.of(value),
                        finding.finding().name() + " " + value);
            }
        }
        assertSteps(filter.withAge(Range.ANY), "age_years", "not isnan(age_years)", facets.age());
        for (RangeCounts value : facets.clinical()) {
            String column = "(select value from clinical where film_number = film.number and name = "
                    + text(value.name()) + ")";
            assertSteps(filter.withClinical(value.name(), Range.ANY), column, column + " is not null", value);
        }
    }

    private void assertCounts(FilmFilter others, String column, List<? extends FacetCount<?>> shown) {
        Map<String, Long> expected = counts(others, column);
        for (FacetCount<?> value : shown) {
            assertEquals(
                    expected.getOrDefault(value.value().toString(), 0L), value.films(), column + " " + value.value());
        }
    }

    private void assertSteps(FilmFilter others, String column, String known, RangeCounts shown) {
        double low = shown.whole().low();
        double width = shown.whole().high() - low;
        String step = "least(" + (shown.steps().size() - 1) + ", floor("
                + shown.steps().size() + " * ((" + column + " - " + low + "::double) / " + width + "::double)))";
        Map<String, Long> expected =
                counts(others, "case when " + known + " then (" + step + ")::integer::varchar else 'unknown' end");
        for (int i = 0; i < shown.steps().size(); i++) {
            assertEquals(
                    expected.getOrDefault(String.valueOf(i), 0L), shown.steps().get(i), column + " step " + i);
        }
        assertEquals(expected.getOrDefault("unknown", 0L), shown.unknown(), column + " unknown");
    }

    /// How many of the films there are of each value of an expression.
    private Map<String, Long> counts(FilmFilter filter, String expression) {
        String where = Stream.concat(Stream.of("true"), conditions(filter).stream())
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining(" and "));
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select value, count(*) from (select (" + expression
                            + ")::varchar as value from film where " + where + ") group by value")) {
                Map<String, Long> counts = new HashMap<>();
                while (rows.next()) counts.put(rows.getString(1), rows.getLong(2));
                return counts;
            }
        });
    }

    private static List<String> conditions(FilmFilter filter) {
        List<String> conditions = new ArrayList<>();
        if (!filter.datasets().isEmpty()) conditions.add("dataset in " + list(filter.datasets()));
        if (!filter.splits().isEmpty()) conditions.add("split in " + list(filter.splits()));
        if (!filter.views().isEmpty()) conditions.add("view_position in " + list(filter.views()));
        if (!filter.sexes().isEmpty()) conditions.add("sex in " + list(filter.sexes()));
        if (!filter.patientIds().isEmpty()) conditions.add("patient_id in " + list(filter.patientIds()));
        if (!filter.tags().isEmpty()) conditions.add(tagged(filter.tags()));
        filter.labels().forEach(label -> conditions.add(label(label.finding().name()) + " in " + list(label.values())));
        if (filter.age().narrows()) {
            conditions.add("not isnan(age_years) and age_years between "
                    + filter.age().low() + " and " + filter.age().high());
        }
        filter.clinical()
                .forEach((name, range) ->
                        conditions.add("exists (from clinical where film_number = film.number and name = " + text(name)
                                + " and value between " + range.low() + " and " + range.high() + ")"));
        if (!filter.text().isEmpty()) {
            conditions.add("lower(image_id || chr(10) || patient_id || chr(10) || study_id) like '%"
                    + filter.text().toLowerCase(Locale.ROOT).replace("'", "''").replace("%", "\\%") + "%' escape '\\'");
        }
        return conditions;
    }

    private static String label(String finding) {
        return "coalesce((select value::varchar from label join finding f on f.number = finding_number"
                + " where film_number = film.number and f.name = " + text(finding) + "), 'UNMENTIONED')";
    }

    private static String tagged(Collection<String> tags) {
        return "exists (from tag where tag.image_id = film.image_id and tag in " + list(tags) + ")";
    }

    private static String list(Collection<?> values) {
        return values.stream().map(FacetsTest::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
