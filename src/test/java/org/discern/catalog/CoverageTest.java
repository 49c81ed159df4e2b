package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import org.discern.model.ClinicalCoverage;
import org.discern.model.ClinicalCoverage.Count;
import org.discern.model.ClinicalCoverage.Group;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Finding EDEMA = new Finding("Edema");

    private final Catalog catalog = Catalog.inMemory();

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void countsWhatACountByHandCounts() {
        Films drawn = Films.drawn("nih", 3000, 7);
        drawn.putInto(catalog);
        Films.drawn("other", 100, 8).putInto(catalog);
        ClinicalCoverage coverage = catalog.coverage("nih", EDEMA);
        assertEquals(5, coverage.groups().size());
        assertEquals(2, coverage.features().size());
        for (int i = 0; i < 5; i++) {
            Group group = coverage.groups().get(i);
            List<Radiograph> films = drawn.films().stream()
                    .filter(film -> group.label() == null || film.label(EDEMA) == group.label())
                    .toList();
            assertEquals(new Count(films.size(), studies(films)), new Count(group.films(), group.studies()));
            for (ClinicalCoverage.Feature feature : coverage.features()) {
                List<Radiograph> having = films.stream()
                        .filter(film -> film.clinicalValues().containsKey(feature.name()))
                        .toList();
                assertEquals(
                        new Count(having.size(), studies(having)),
                        feature.counts().get(i));
                assertEquals(1 - having.size() / (double) films.size(), coverage.missing(feature, i), 1e-12);
            }
        }
        ClinicalCoverage.Feature first = coverage.features().getFirst();
        assertEquals("SpO2 \"room air\"", first.name());
        assertEquals("%", first.unit());
        double latest = drawn.films().stream()
                .filter(film -> film.clinicalValues().containsKey(first.name()))
                .mapToDouble(
                        film -> Objects.requireNonNull(film.clinicalValues().get(first.name()))
                                .hours())
                .filter(hours -> !Double.isNaN(hours))
                .max()
                .orElseThrow();
        assertEquals(latest, first.latestHours());
    }

    @Test
    void withoutAFindingThereIsOneGroup() {
        Films.drawn("nih", 60, 1).putInto(catalog);
        ClinicalCoverage coverage = catalog.coverage("nih", null);
        assertEquals(List.of(new Group(null, 60, 30)), coverage.groups());
        assertEquals(1, coverage.features().getFirst().counts().size());
    }

    @Test
    void aDataSetWithoutFilmsHasNoCoverage() {
        Films.drawn("empty", 0, 1).putInto(catalog);
        ClinicalCoverage coverage = catalog.coverage("empty", EDEMA);
        assertEquals(List.of(new Group(null, 0, 0)), coverage.groups());
        assertEquals(new Count(0, 0), coverage.features().getFirst().counts().getFirst());
    }

    @Test
    void namesTheFindingsThereAre() {
        Films.drawn("nih", 1, 1).putInto(catalog);
        assertThrows(Problem.class, () -> catalog.coverage("nih", new Finding("Oedema")));
        assertThrows(Problem.class, () -> catalog.coverage("hin", null));
    }

    private static long studies(List<Radiograph> films) {
        return films.stream()
                .map(film -> film.patientId() + "/" + film.studyId())
                .distinct()
                .count();
    }
}
