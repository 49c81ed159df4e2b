package org.discern.ui.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.RunSummary;
import org.discern.model.Split;
import org.discern.testing.FakeDialogs;
import org.discern.testing.SampleFilms;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.FilmName;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.BrowseFilms;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.Project;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Import and browsing on a real project: table, catalog and picture files.
class DatasetViewModelTest {
    private static final Finding EDEMA = new Finding("Edema");

    private final FakeDialogs dialogs = new FakeDialogs();

    @TempDir
    private Path folder;

    private Project project;
    private ProjectModel contents;
    private ImportViewModel importing;
    private DatasetViewModel model;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(folder.resolve("project"));
        dialogs.folder = Files.createDirectories(folder.resolve("films"));
        dialogs.file = SampleFilms.write(dialogs.folder);
        Background background = new Background(new SameThreadJobs(), Runnable::run, dialogs);
        contents = new ProjectModel(new Datasets(), background);
        importing = new ImportViewModel(contents, new ImportDataset(project), background);
        model = new DatasetViewModel(contents, new BrowseFilms(project), background);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void anImportReportsItsProblemsAndShowsTheFirstFilm() {
        importing.importDataset();
        assertEquals(
                SampleFilms.FILMS + 1,
                Objects.requireNonNull(importing.reportProperty().get()).rowsRead());
        assertEquals(1, importing.reportProperty().get().problems().size());
        assertEquals(
                "synthetic-demo",
                Objects.requireNonNull(contents.datasetProperty().get()).name());
        assertEquals(SampleFilms.FILMS, model.filmsProperty().get().size());
        assertEquals("syn-0000", FilmName.of(shown()));
        assertNotNull(model.pictureProperty().get());
    }

    @Test
    void decliningAQuestionImportsNothing() {
        dialogs.folder = null;
        importing.importDataset();
        assertEquals(List.of(), contents.datasets());
        assertNull(importing.problemProperty().get());
    }

    @Test
    void aFileThatIsNoDescriptionIsAProblemShownInThePanel() throws IOException {
        dialogs.file = Files.writeString(folder.resolve("other.yaml"), "colour: blue\n");
        importing.importDataset();
        assertNotNull(importing.problemProperty().get());
        assertTrue(!importing.runningProperty().get());
    }

    @Test
    void filtersNarrowTheListAndTheCountsToTheSameFilms() {
        importing.importDataset();
        model.query().splitProperty().set(Split.TEST);
        model.query().findingProperty().set(EDEMA);
        model.query().labelProperty().set(LabelValue.UNCERTAIN);
        FilmPages films = model.filmsProperty().get();
        assertTrue(!films.isEmpty() && films.size() < SampleFilms.FILMS, "found " + films.size());
        for (FilmSlot slot : films) {
            Radiograph film = Objects.requireNonNull(slot.film());
            assertEquals(Split.TEST, film.split());
            assertEquals(LabelValue.UNCERTAIN, film.label(EDEMA));
        }
        FindingCounts edema = model.counts().stream()
                .filter(counts -> counts.finding().equals(EDEMA))
                .findFirst()
                .orElseThrow();
        assertEquals(films.size(), edema.uncertain());
        assertEquals(0, edema.positive());
    }

    @Test
    void textFindsAFilmByItsIdAndNothingLeavesNothingShown() {
        importing.importDataset();
        model.query().textProperty().set("syn-0042");
        assertEquals(1, model.filmsProperty().get().size());
        assertEquals("syn-0042", FilmName.of(shown()));
        model.query().textProperty().set("no such film");
        assertNull(model.filmProperty().get());
        model.query().clear();
        assertEquals(SampleFilms.FILMS, model.filmsProperty().get().size());
    }

    @Test
    void stepsStayWithinTheListAndThePatientsFilmsBelongToThePatient() {
        importing.importDataset();
        model.step(-1);
        assertEquals(0, model.positionProperty().get());
        model.step(4);
        assertEquals("syn-0004", FilmName.of(shown()));
        assertEquals(
                List.of("syn-0003", "syn-0004", "syn-0005"),
                model.patientFilms().stream().map(FilmName::of).sorted().toList());
        model.step(100_000);
        assertEquals(SampleFilms.FILMS - 1, model.positionProperty().get());
    }

    @Test
    void aMissingPictureIsSaidAndTheRestStays() throws IOException {
        importing.importDataset();
        Files.delete(Objects.requireNonNull(dialogs.folder).resolve("syn-0001.png"));
        model.step(1);
        assertEquals("syn-0001", FilmName.of(shown()));
        assertNull(model.pictureProperty().get());
        assertNotNull(model.pictureProblemProperty().get());
        model.step(1);
        assertNotNull(model.pictureProperty().get());
        assertNull(model.pictureProblemProperty().get());
    }

    private Radiograph shown() {
        return Objects.requireNonNull(model.filmProperty().get());
    }

    private final class Datasets implements ProjectContents {
        @Override
        public String name() {
            return project.name();
        }

        @Override
        public Path folder() {
            return project.folder();
        }

        @Override
        public List<DatasetSummary> datasets() {
            return project.datasets();
        }

        @Override
        public List<RunSummary> runs() {
            return List.of();
        }
    }
}
