package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.discern.model.Cohort;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    private final Catalog catalog = Catalog.inMemory();

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void givesBackFilmsAsTheyCameByImageId() {
        Films drawn = Films.drawn("nih", 500, 1);
        Films.drawn("other", 50, 2).putInto(catalog);
        drawn.putInto(catalog);
        Cohort cohort = catalog.cohort("nih");
        assertEquals("nih", cohort.name());
        assertEquals(drawn.entry().synthetic(), cohort.synthetic());
        assertEquals(Films.VOCABULARY, cohort.findings());
        assertEquals(sorted(drawn.films()), cohort.films());
    }

    @Test
    void summarisesADataSet() {
        Films drawn = Films.drawn("nih", 100, 3);
        drawn.putInto(catalog);
        DatasetSummary summary = catalog.datasets().getFirst();
        assertEquals(drawn.entry(), summary.entry());
        assertEquals(
                List.copyOf(drawn.entry().clinicalUnits().keySet()),
                List.copyOf(summary.entry().clinicalUnits().keySet()));
        assertEquals(100, summary.films());
        assertEquals(17, summary.patients());
        Set<List<String>> studies = new HashSet<>();
        drawn.films().forEach(film -> studies.add(List.of(film.patientId(), film.studyId())));
        assertEquals(studies.size(), summary.studies());
        assertEquals(102, summary.rowsRead());
        assertEquals(2, summary.problems());
        assertEquals(drawn.report().problems(), catalog.problems("nih"));
        assertEquals(ContentHash.of(drawn.films()), summary.contentHash());
    }

    @Test
    void listsDataSetsByName() {
        for (String name : List.of("b", "c", "a")) Films.drawn(name, 1, 1).putInto(catalog);
        assertEquals(
                List.of("a", "b", "c"),
                catalog.datasets().stream().map(DatasetSummary::name).toList());
    }

    @Test
    void replacesADataSetEntirelyAndLeavesOthersAlone() {
        Films other = Films.drawn("other", 40, 5);
        other.putInto(catalog);
        Films.drawn("nih", 300, 1).putInto(catalog);
        Films second = Films.drawn("nih", 20, 2);
        second.putInto(catalog);
        assertEquals(sorted(second.films()), catalog.cohort("nih").films());
        assertEquals(sorted(other.films()), catalog.cohort("other").films());
        assertEquals(2, catalog.datasets().size());
        assertEquals(60, catalog.count(FilmFilter.ALL));
        assertEquals(2, catalog.problems("nih").size());
    }

    @Test
    void refusesAnImageIdThatAnotherDataSetHasAndChangesNothing() {
        Films first = Films.drawn("nih", 30, 1);
        first.putInto(catalog);
        Films before = Films.drawn("covid", 10, 2);
        before.putInto(catalog);
        List<Radiograph> films = new ArrayList<>(before.films());
        films.set(3, renamed(films.get(3), first.films().getFirst().imageId()));
        Problem problem =
                assertThrows(Problem.class, () -> catalog.replaceDataset(before.entry(), films, before.report()));
        assertTrue(problem.what().contains("in covid and in nih"), problem.what());
        assertEquals(sorted(before.films()), catalog.cohort("covid").films());
        assertEquals(sorted(first.films()), catalog.cohort("nih").films());
    }

    @Test
    void refusesAnImageIdThatIsThereTwice() {
        Films drawn = Films.drawn("nih", 10, 1);
        List<Radiograph> films = new ArrayList<>(drawn.films());
        films.add(films.getFirst());
        Problem problem =
                assertThrows(Problem.class, () -> catalog.replaceDataset(drawn.entry(), films, drawn.report()));
        assertTrue(problem.what().contains("twice in nih"), problem.what());
        assertTrue(catalog.datasets().isEmpty());
    }

    @Test
    void refusesFindingsThatDifferOnlyInCase() {
        DatasetEntry entry = new DatasetEntry(
                "x", "x", false, Path.of("."), List.of(new Finding("Edema"), new Finding("edema")), Map.of());
        ImportReport report = new ImportReport("x", 0, 0, 0, List.of());
        Problem problem = assertThrows(Problem.class, () -> catalog.replaceDataset(entry, List.of(), report));
        assertTrue(problem.what().contains("Edema and edema"), problem.what());
    }

    @Test
    void keepsADataSetWithoutFilms() {
        Films empty = Films.drawn("empty", 0, 1);
        empty.putInto(catalog);
        assertEquals(List.of(), catalog.cohort("empty").films());
        assertEquals(0, catalog.datasets().getFirst().films());
    }

    @Test
    void namesTheDataSetsThereAreWhereOneIsMissing() {
        Films.drawn("nih", 1, 1).putInto(catalog);
        Problem problem = assertThrows(Problem.class, () -> catalog.cohort("nhi"));
        assertEquals("The project has no data set nhi.", problem.what());
        assertEquals("It has nih.", problem.hint());
        assertThrows(Problem.class, () -> catalog.problems("nhi"));
    }

    @Test
    void keepsEverythingInItsFile(@TempDir Path folder) {
        Path file = folder.resolve("catalog.duckdb");
        Films drawn = Films.drawn("nih", 200, 4);
        try (Catalog first = Catalog.open(file)) {
            drawn.putInto(first);
        }
        try (Catalog second = Catalog.open(file)) {
            assertEquals(sorted(drawn.films()), second.cohort("nih").films());
            assertFalse(second.datasets().isEmpty());
        }
    }

    static List<Radiograph> sorted(List<Radiograph> films) {
        return films.stream().sorted(Comparator.comparing(Radiograph::imageId)).toList();
    }

    private static Radiograph renamed(Radiograph film, String imageId) {
        return new Radiograph(
                imageId,
                film.dataset(),
                film.patientId(),
                film.studyId(),
                film.taken(),
                film.view(),
                film.split(),
                film.file(),
                film.sex(),
                film.ageYears(),
                film.labels(),
                film.clinicalValues());
    }
}
