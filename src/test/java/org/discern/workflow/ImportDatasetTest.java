package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.discern.model.Cohort;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportDatasetTest {
    private final Path films;
    private final Path description;
    private final Project project;

    ImportDatasetTest(@TempDir Path folder) {
        films = folder.resolve("films");
        description = TinyCohort.write(films);
        project = Project.open(folder.resolve("project"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void bringsADescribedDataSetIntoTheProject() {
        ImportReport report = importFrom(null);
        assertEquals(new ImportReport(TinyCohort.NAME, TinyCohort.FILMS, TinyCohort.FILMS, 0, List.of()), report);
        DatasetSummary summary = project.dataset(TinyCohort.NAME);
        assertEquals(TinyCohort.FILMS, summary.films());
        assertEquals(TinyCohort.PATIENTS, summary.patients());
        assertTrue(summary.synthetic());
        assertEquals(List.of(new Finding("Effusion"), new Finding("Edema"), new Finding("Rare")), summary.findings());
        assertEquals(
                TinyCohort.TRAINING_FILMS,
                project.cohort(TinyCohort.NAME).films(Split.TRAIN).size());
        assertEquals(films, summary.entry().root());
    }

    @Test
    void aBadRowIsInTheReportAndTheRestIsIn() throws IOException {
        Path table = films.resolve("films.csv");
        Files.writeString(
                table,
                Files.readString(table).replace("img-05,", "img-04,").replace("film-09.png", "../../etc/passwd"));
        Files.delete(films.resolve(TinyCohort.file(7)));
        ImportReport report = importFrom(null);
        assertEquals(TinyCohort.FILMS, report.rowsRead());
        assertEquals(TinyCohort.FILMS - 2, report.films());
        assertEquals(TinyCohort.FILMS - 3, report.imagesFound());
        assertEquals(report.problems(), project.catalog().problems(TinyCohort.NAME));
        assertEquals(
                List.of(7L, 9L, 11L),
                report.problems().stream()
                        .map(problem -> problem.row())
                        .sorted()
                        .toList());
        assertEquals(TinyCohort.FILMS - 2, project.dataset(TinyCohort.NAME).films(), "a missing file may come back");
        assertEquals(3, project.dataset(TinyCohort.NAME).problems());
    }

    @Test
    void anImportThatFailsLeavesTheDataSetAsItWas() throws IOException {
        importFrom(null);
        DatasetSummary before = project.dataset(TinyCohort.NAME);
        Path table = films.resolve("films.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("patient", "case"));
        Problem problem = assertThrows(Problem.class, () -> importFrom(null));
        assertTrue(problem.what().contains("patient"), problem.what());
        assertEquals(before, project.dataset(TinyCohort.NAME));
    }

    @Test
    void importingAgainGivesTheSameFilms() {
        importFrom(null);
        DatasetSummary before = project.dataset(TinyCohort.NAME);
        importFrom(films);
        assertEquals(before, project.dataset(TinyCohort.NAME));
    }

    @Test
    void aDataFolderCanBeNamedApart() throws IOException {
        Path moved = films.resolveSibling("moved");
        Files.move(films, moved);
        Files.createDirectories(films);
        Files.move(moved.resolve("tiny.yaml"), description);
        assertThrows(Problem.class, () -> importFrom(null));
        assertEquals(TinyCohort.FILMS, importFrom(moved).imagesFound());
    }

    @Test
    void stopsOnRequestWithoutChangingAnything() {
        RecordingContext stopping = RecordingContext.stoppingAt(RunEvent.PhaseStarted.class::isInstance);
        assertThrows(CancellationException.class, () -> new ImportDataset(project).run(description, null, stopping));
        assertEquals(List.of(), project.datasets());
    }

    @Test
    void anImportAgainThatIsStoppedWhileReadingLeavesTheFilmsAsTheyWere() throws IOException {
        importFrom(null);
        Cohort before = project.cohort(TinyCohort.NAME);
        dropTheLastFilm();
        stopAt(event ->
                event instanceof RunEvent.PhaseStarted phase && phase.phase().equals(Phase.IMPORT));
        assertEquals(before, project.cohort(TinyCohort.NAME));
        assertEquals(TinyCohort.FILMS - 1, importFrom(null).films());
    }

    @Test
    void anImportThatIsStoppedWhileLookingFilesUpIsRepeatedWithoutDuplicates() throws IOException {
        importFrom(null);
        dropTheLastFilm();
        stopAt(event ->
                event instanceof RunEvent.PhaseStarted phase && phase.phase().equals(Phase.FILES));
        Cohort stopped = project.cohort(TinyCohort.NAME);
        assertEquals(TinyCohort.FILMS - 1, stopped.films().size(), "its films are in");
        Files.delete(films.resolve(TinyCohort.file(2)));
        assertEquals(1, importFrom(null).filesMissing());
        assertEquals(stopped, project.cohort(TinyCohort.NAME));
        assertEquals(1, project.dataset(TinyCohort.NAME).problems());
    }

    private void dropTheLastFilm() throws IOException {
        Path table = films.resolve("films.csv");
        List<String> rows = Files.readAllLines(table);
        Files.write(table, rows.subList(0, rows.size() - 1));
    }

    private void stopAt(Predicate<RunEvent> event) {
        RecordingContext stopping = RecordingContext.stoppingAt(event);
        assertThrows(CancellationException.class, () -> new ImportDataset(project).run(description, null, stopping));
    }

    private ImportReport importFrom(@Nullable Path root) {
        return new ImportDataset(project).run(description, root, RecordingContext.patient());
    }
}
