package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.model.ClinicalValue;
import org.discern.model.FilmFilter;
import org.discern.model.FilmFilter.LabelIs;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Laterality;
import org.discern.model.PatientSummary;
import org.discern.model.Radiograph;
import org.discern.model.Range;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every answer is compared with loops over the films in Java.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilmSearchTest {
    private static final Finding EFFUSION = Films.VOCABULARY.getFirst();

    private final Catalog catalog = Catalog.inMemory();
    private final List<Radiograph> films = new ArrayList<>();

    @BeforeAll
    void fill() {
        for (String dataset : List.of("nih", "covid")) {
            Films drawn = Films.drawn(dataset, 300, dataset.length());
            drawn.putInto(catalog);
            films.addAll(CatalogTest.sorted(drawn.films()));
        }
        List<String> odd = films.stream()
                .filter(FilmSearchTest::isOdd)
                .map(Radiograph::imageId)
                .toList();
        catalog.tag(odd, "odd", true);
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    static Stream<FilmFilter> filters() {
        Stream<FilmFilter> named = Stream.of(
                FilmFilter.ALL,
                FilmFilter.of("covid"),
                FilmFilter.of("no such data set"),
                FilmFilter.ALL.withText("0007"),
                FilmFilter.ALL.withText("COVID-0"),
                FilmFilter.ALL.withText("%"),
                FilmFilter.ALL.withText("' or true --"),
                FilmFilter.ALL.withLaterality(Laterality.LATERAL),
                FilmFilter.ALL.withPatientIds(List.of("patient 3'%", "patient 4'%")),
                FilmFilter.ALL.withLabels(List.of(new LabelIs(EFFUSION, List.of(LabelValue.values())))),
                FilmFilter.ALL.withLabels(List.of(new LabelIs(new Finding("not in the catalog"), LabelValue.POSITIVE))),
                FilmFilter.ALL.withLabels(
                        List.of(new LabelIs(new Finding("not in the catalog"), LabelValue.UNMENTIONED))));
        return Stream.concat(named, IntStream.range(0, 60).mapToObj(FilmSearchTest::drawnFilter));
    }

    static FilmFilter drawnFilter(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LabelIs> labels = new ArrayList<>();
        for (Finding finding : Films.VOCABULARY) {
            List<LabelValue> values = some(LabelValue.values(), random);
            if (random.nextInt(3) == 0 && !values.isEmpty()) labels.add(new LabelIs(finding, values));
        }
        return new FilmFilter(
                random.nextBoolean() ? List.of() : List.of("nih"),
                some(Split.values(), random),
                some(ViewPosition.values(), random),
                some(Sex.values(), random),
                List.of(),
                labels,
                random.nextInt(3) > 0 ? Range.ANY : new Range(20, 20 + random.nextInt(60)),
                random.nextInt(3) > 0 ? Map.of() : Map.of("respiratory rate", new Range(0.2, 0.9)),
                random.nextInt(4) > 0 ? List.of() : List.of("odd", "no such tag"),
                random.nextBoolean() ? "" : Integer.toString(random.nextInt(30)),
                "",
                List.of());
    }

    private static <T> List<T> some(T[] values, SplittableRandom random) {
        if (random.nextBoolean()) return List.of();
        return Arrays.stream(values).filter(_ -> random.nextInt(3) > 0).toList();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void countsAndListsWhatFits(FilmFilter filter) {
        List<Radiograph> expected = films.stream().filter(fits(filter)).toList();
        assertEquals(expected.size(), catalog.count(filter));
        assertEquals(expected, catalog.page(filter, 0, 1000));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void listsThePatientsOfWhatFits(FilmFilter filter) {
        Map<List<String>, List<Radiograph>> byPatient = films.stream()
                .filter(fits(filter))
                .collect(Collectors.groupingBy(
                        film -> List.of(film.dataset(), film.patientId()),
                        () -> new TreeMap<>(Comparator.comparing(List::toString)),
                        Collectors.toList()));
        List<PatientSummary> expected = byPatient.entrySet().stream()
                .map(patient -> new PatientSummary(
                        patient.getKey().getFirst(),
                        patient.getKey().getLast(),
                        (int) patient.getValue().stream()
                                .map(Radiograph::studyId)
                                .distinct()
                                .count(),
                        patient.getValue().size()))
                .toList();
        assertEquals(expected, catalog.patients(filter));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void knowsWhereEachFilmStands(FilmFilter filter) {
        List<Radiograph> fitting = films.stream().filter(fits(filter)).toList();
        for (Radiograph film : films.subList(0, 20)) {
            OptionalLong expected =
                    fitting.contains(film) ? OptionalLong.of(fitting.indexOf(film)) : OptionalLong.empty();
            assertEquals(expected, catalog.position(filter, film.imageId()));
        }
        assertEquals(OptionalLong.empty(), catalog.position(filter, "no such film"));
    }

    @Test
    void findsFilmsByTheirIds() {
        List<String> wanted = List.of("covid-00007", "nih-00003", "no such film", "'; drop table film");
        FilmFilter filter = FilmFilter.ALL.withImageIds(wanted);
        assertEquals(List.of("nih-00003", "covid-00007"), catalog.imageIds(filter, 0, 10));
        assertEquals(List.of("covid-00007"), catalog.imageIds(filter, 1, 10));
    }

    @Test
    void pagesCoverAllFilmsOnce() {
        FilmFilter filter = FilmFilter.ALL.withSexes(List.of(Sex.FEMALE));
        List<Radiograph> paged = new ArrayList<>();
        for (long offset = 0; offset < films.size(); offset += 37) paged.addAll(catalog.page(filter, offset, 37));
        assertEquals(films.stream().filter(fits(filter)).toList(), paged);
        assertTrue(catalog.page(filter, films.size(), 37).isEmpty());
        assertTrue(catalog.page(filter, 0, 0).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> catalog.page(filter, -1, 10));
    }

    private static Predicate<Radiograph> fits(FilmFilter filter) {
        String text = filter.text().toLowerCase(Locale.ROOT);
        return film -> fits(filter.datasets(), film.dataset())
                && fits(filter.splits(), film.split())
                && fits(filter.views(), film.view())
                && fits(filter.sexes(), film.sex())
                && fits(filter.patientIds(), film.patientId())
                && (!filter.age().narrows() || filter.age().holds(film.ageYears()))
                && filter.clinical().entrySet().stream()
                        .allMatch(range -> range.getValue().holds(value(film, range.getKey())))
                && (filter.tags().isEmpty() || filter.tags().contains("odd") && isOdd(film))
                && filter.labels().stream().allMatch(label -> label.values().contains(film.label(label.finding())))
                && Stream.of(film.imageId(), film.patientId(), film.studyId())
                        .anyMatch(id -> id.toLowerCase(Locale.ROOT).contains(text));
    }

    static double value(Radiograph film, String name) {
        return film.clinicalValues()
                .getOrDefault(name, ClinicalValue.untimed(Double.NaN))
                .value();
    }

    private static boolean isOdd(Radiograph film) {
        return Integer.parseInt(film.imageId().substring(film.imageId().indexOf('-') + 1)) % 2 == 1;
    }

    private static <T> boolean fits(List<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
