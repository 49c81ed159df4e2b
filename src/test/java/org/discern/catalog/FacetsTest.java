package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
        assertEquals(count(filter, "true"), facets.films());
        for (FacetCount<String> dataset : facets.datasets()) {
            assertCount(filter.withDatasets(List.of()), "dataset = " + text(dataset.value()), dataset);
        }
        for (FacetCount<?> split : facets.splits())
            assertCount(filter.withSplits(List.of()), "split = " + text(split.value()), split);
        for (FacetCount<?> view : facets.views())
            assertCount(filter.withViews(List.of()), "view_position = " + text(view.value()), view);
        for (FacetCount<?> sex : facets.sexes())
            assertCount(filter.withSexes(List.of()), "sex = " + text(sex.value()), sex);
        for (FacetCount<String> tag : facets.tags())
            assertCount(filter.withTags(List.of()), tagged(List.of(tag.value())), tag);
        assertEquals(
                List.of("gone", "odd", "seen 'twice'"),
                facets.tags().stream().map(FacetCount::value).toList());
        for (FindingCounts finding : facets.findings()) {
            FilmFilter others = filter.withLabel(finding.finding(), List.of());
            for (LabelValue value : LabelValue.values()) {
                String is = labelIs(finding.finding().name(), List.of(value));
                assertEquals(count(others, is), finding.of(value), is);
            }
        }
        assertSteps(filter.withAge(Range.ANY), "age_years", "not isnan(age_years)", facets.age());
        for (RangeCounts value : facets.clinical()) {
            String column = "(select value from clinical where film_number = film.number and name = "
                    + text(value.name()) + ")";
            assertSteps(filter.withClinical(value.name(), Range.ANY), column, column + " is not null", value);
        }
    }

    private void assertCount(FilmFilter others, String condition, FacetCount<?> shown) {
        assertEquals(count(others, condition), shown.films(), condition);
    }

    private void assertSteps(FilmFilter others, String column, String known, RangeCounts shown) {
        double low = shown.whole().low();
        double width = shown.whole().high() - low;
        String step = "least(" + (shown.steps().size() - 1) + ", floor("
                + shown.steps().size() + " * ((" + column + " - " + low + "::double) / " + width + "::double)))";
        for (int i = 0; i < shown.steps().size(); i++) {
            assertEquals(
                    count(others, known + " and " + step + " = " + i),
                    shown.steps().get(i),
                    column + " step " + i);
        }
        assertEquals(count(others, "not (" + known + ")"), shown.unknown(), column + " unknown");
    }

    private long count(FilmFilter filter, String condition) {
        String where = Stream.concat(Stream.of(condition), conditions(filter).stream())
                .map(part -> "(" + part + ")")
                .collect(Collectors.joining(" and "));
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from film where " + where)) {
                row.next();
                return row.getLong(1);
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
        filter.labels().forEach(label -> conditions.add(labelIs(label.finding().name(), label.values())));
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

    private static String labelIs(String finding, Collection<LabelValue> values) {
        return "coalesce((select value::varchar from label join finding f on f.number = finding_number"
                + " where film_number = film.number and f.name = " + text(finding) + "), 'UNMENTIONED') in "
                + list(values);
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
