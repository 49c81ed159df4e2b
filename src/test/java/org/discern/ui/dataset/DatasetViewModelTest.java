package org.discern.ui.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.FacetCount;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.model.PatientSummary;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.FakeDialogs;
import org.discern.testing.SampleFilms;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.GreyPicture.Tone;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.workflow.Project;
import org.discern.workflow.Pseudonyms;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Import and browsing on a real project: table, catalog and picture files.
class DatasetViewModelTest {
    private static final int FILMS = SampleFilms.FILMS;
    private static final Finding EDEMA = new Finding("Edema");

    private final FakeDialogs dialogs = new FakeDialogs();
    private final Selection selection = new Selection();

    @TempDir
    private Path folder;

    private Project project;
    private ProjectModel contents;
    private ImportViewModel importing;
    private DatasetViewModel model;
    private ViewerViewModel viewer;
    private FilmActionsViewModel actions;
    private FilmNames names;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(folder.resolve("project"));
        dialogs.folder = Files.createDirectories(folder.resolve("films"));
        dialogs.file = SampleFilms.write(dialogs.folder);
        Background background = new Background(new SameThreadJobs(), Runnable::run, dialogs);
        FilmUseCases useCases = FilmUseCases.of(project);
        contents = new ProjectModel(new Datasets(), background);
        importing = new ImportViewModel(contents, useCases.importDataset(), useCases.preview(), background);
        model = new DatasetViewModel(contents, useCases.browse(), background, selection);
        viewer = new ViewerViewModel(model, useCases.browse(), background);
        actions =
                new FilmActionsViewModel(model, useCases, new FilmPictures(useCases.browse(), background), background);
        names = new FilmNames(useCases.browse()::pseudonyms);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void anImportReportsItsProblemsAndShowsTheFirstFilm() {
        importFilms();
        assertEquals(
                FILMS + 1,
                Objects.requireNonNull(importing.reportProperty().get()).rowsRead());
        assertEquals(1, importing.reportProperty().get().problems().size());
        assertEquals(
                "synthetic-demo",
                Objects.requireNonNull(contents.datasetProperty().get()).name());
        assertEquals(FILMS, model.filmsProperty().get().size());
        assertEquals("syn-0000", names.image(shown()));
        assertNotNull(viewer.looked().pictureProperty().get());
    }

    private void importFilms() {
        importing.chooseFile();
        importing.acceptPreview();
    }

    @Test
    void aChosenFolderIsUnderstoodFirstToo() {
        importing.chooseFolder();
        assertEquals(List.of(), contents.datasets());
        assertEquals(
                dialogs.folder,
                Objects.requireNonNull(importing.previewProperty().get()).root());
    }

    @Test
    void aChosenTableIsUnderstoodWithTheDescriptionBesideIt() throws IOException {
        dialogs.file = tables().getFirst();
        dialogs.folder = null;
        importing.chooseFile();
        assertTrue(Objects.requireNonNull(importing.previewProperty().get())
                .found()
                .isPresent());
    }

    private List<Path> tables() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("films"), "*.csv")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        }
    }

    @Test
    void aDroppedFolderIsUnderstoodFirstAndThenImported() {
        importing.offer(Objects.requireNonNull(dialogs.folder));
        assertEquals(List.of(), contents.datasets());
        var found = Objects.requireNonNull(importing.previewProperty().get())
                .found()
                .orElseThrow();
        assertEquals("synthetic-demo", found.entry().name());
        assertEquals(FILMS, found.report().films());
        importing.acceptPreview();
        assertNull(importing.previewProperty().get());
        assertEquals(FILMS, contents.datasets().getFirst().films());
    }

    @Test
    void aTableThatNoDescriptionFitsComesWithADraft() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Path table = Files.writeString(other.resolve("things.csv"), "image,patient,pneumonia\na.png,1,1\n");
        dialogs.file = other.resolve("described.yaml");
        importing.offer(table);
        var preview = Objects.requireNonNull(importing.previewProperty().get());
        assertTrue(preview.found().isEmpty());
        importing.acceptPreview();
        assertEquals(List.of(), contents.datasets());
        importing.saveDraft();
        assertEquals(preview.draft(), Files.readString(dialogs.file));
    }

    @Test
    void decliningAQuestionImportsNothing() {
        dialogs.folder = null;
        importFilms();
        assertEquals(List.of(), contents.datasets());
        assertNull(importing.problemProperty().get());
    }

    @Test
    void aFileThatIsNoDescriptionIsAProblemShownInThePanel() throws IOException {
        dialogs.file = Files.writeString(folder.resolve("other.yaml"), "colour: blue\n");
        importFilms();
        assertNotNull(importing.problemProperty().get());
        assertFalse(importing.runningProperty().get());
    }

    @Test
    void filtersNarrowTheListToTheFilmsCounted() {
        importFilms();
        filter(FilmFilter.ALL
                .withSplits(List.of(Split.TEST))
                .withLabel(EDEMA, List.of(LabelValue.UNCERTAIN, LabelValue.UNMENTIONED)));
        FilmPages films = model.filmsProperty().get();
        assertTrue(!films.isEmpty() && films.size() < FILMS, "found " + films.size());
        for (FilmSlot slot : films) {
            Radiograph film = Objects.requireNonNull(slot.film());
            assertEquals(Split.TEST, film.split());
            assertTrue(Set.of(LabelValue.UNCERTAIN, LabelValue.UNMENTIONED).contains(film.label(EDEMA)));
        }
        Facets facets = model.facetsProperty().get();
        assertEquals(films.size(), facets.films());
        FindingCounts edema = facets.findings().stream()
                .filter(counts -> counts.finding().equals(EDEMA))
                .findFirst()
                .orElseThrow();
        assertEquals(films.size(), edema.uncertain() + edema.unmentioned());
        assertTrue(edema.positive() > 0, "what another choice would show");
    }

    @Test
    void textFindsAFilmByItsIdAndNothingLeavesNothingShown() {
        importFilms();
        filter(FilmFilter.ALL.withText("SYN-0042"));
        assertEquals(1, model.filmsProperty().get().size());
        assertEquals("syn-0042", names.image(shown()));
        filter(FilmFilter.ALL.withText("no such film"));
        assertNull(selection.filmProperty().get());
        filter(FilmFilter.ALL);
        assertEquals(FILMS, model.filmsProperty().get().size());
    }

    @Test
    void theFilmLookedAtStaysWhereItFitsTheFilterToo() {
        importFilms();
        filter(FilmFilter.ALL.withText("syn-0042"));
        filter(FilmFilter.ALL);
        assertEquals(42, model.positionProperty().get());
        assertEquals("syn-0042", names.image(shown()));
    }

    @Test
    void aWrongConditionIsSaidInlineAndTheListStays() {
        importFilms();
        filter(FilmFilter.ALL.withSql("colour = 'blue'"));
        assertNotNull(model.filterProblemProperty().get());
        assertNull(model.problemProperty().get());
        assertEquals(FILMS, model.filmsProperty().get().size());
        filter(FilmFilter.ALL.withSql("view = 'LL' and \"O2 saturation\" >= 95"));
        assertNull(model.filterProblemProperty().get());
        assertTrue(model.filmsProperty().get().size() > 0);
        for (FilmSlot slot : model.filmsProperty().get())
            assertEquals(ViewPosition.LL, Objects.requireNonNull(slot.film()).view());
    }

    @Test
    void stepsStayWithinTheListAndThePatientsFilmsBelongToThePatient() {
        importFilms();
        model.step(-1);
        assertEquals(0, model.positionProperty().get());
        model.step(4);
        assertEquals("syn-0004", names.image(shown()));
        assertEquals(Set.of(shown().imageId()), selection.imageIdsProperty().get());
        assertEquals(
                List.of("syn-0003", "syn-0004", "syn-0005"),
                viewer.patientFilms().stream().map(names::image).sorted().toList());
        model.step(100_000);
        assertEquals(FILMS - 1, model.positionProperty().get());
    }

    @Test
    void filmsArePickedAsInAnyList() {
        importFilms();
        model.moveTo(3, false);
        model.moveTo(6, true);
        assertEquals(4, selection.imageIdsProperty().get().size());
        model.moveTo(1, true);
        assertEquals(3, selection.imageIdsProperty().get().size());
        model.toggle(50);
        assertEquals(4, selection.imageIdsProperty().get().size());
        model.toggle(50);
        assertEquals(3, selection.imageIdsProperty().get().size());
        model.pickAll();
        assertEquals(FILMS, selection.imageIdsProperty().get().size());
        model.pickNone();
        assertEquals(Set.of(), selection.imageIdsProperty().get());
    }

    @Test
    void aFilmThatAnotherPanelLooksAtIsShownInItsPlace() {
        importFilms();
        Radiograph other =
                Objects.requireNonNull(model.filmsProperty().get().get(77).film());
        selection.look(other);
        assertEquals(77, model.positionProperty().get());
        assertEquals(other, viewer.looked().filmProperty().get());
        filter(FilmFilter.ALL.withText("syn-0042"));
        selection.look(other);
        assertEquals(-1, model.positionProperty().get());
        assertEquals(other, viewer.looked().filmProperty().get());
    }

    @Test
    void aMissingPictureIsSaidAndTheRestStays() throws IOException {
        importFilms();
        Files.delete(Objects.requireNonNull(dialogs.folder).resolve("syn-0001.png"));
        model.step(1);
        assertEquals("syn-0001", names.image(shown()));
        assertNull(viewer.looked().pictureProperty().get());
        assertTrue(names.problem(
                        Objects.requireNonNull(viewer.looked().problemProperty().get()))
                .contains("syn-0001.png"));
        names.maskedProperty().set(true);
        assertFalse(names.problem(viewer.looked().problemProperty().get()).contains("syn-0001"));
        model.step(1);
        assertNotNull(viewer.looked().pictureProperty().get());
        assertNull(viewer.looked().problemProperty().get());
    }

    @Test
    void thePatientsStudiesStandSideBySide() {
        importFilms();
        model.moveTo(3, false);
        assertEquals(List.of(viewer.looked()), viewer.shown());
        viewer.comparingProperty().set(true);
        assertEquals(
                List.of("syn-0003", "syn-0004", "syn-0005"),
                viewer.shown().stream()
                        .map(shown -> names.image(
                                Objects.requireNonNull(shown.filmProperty().get())))
                        .toList());
        for (ShownFilm shown : viewer.shown())
            assertNotNull(shown.pictureProperty().get());
        viewer.stepPatient(1);
        assertEquals("syn-0004", names.image(shown()));
        assertEquals(3, viewer.shown().size());
        viewer.comparingProperty().set(false);
        assertEquals(List.of(viewer.looked()), viewer.shown());
    }

    @Test
    void theGreyScaleStaysWithinItsBounds() {
        viewer.adjust(-1000, 1000);
        assertEquals(new Tone(0, 510, false), viewer.toneProperty().get());
        viewer.invert();
        viewer.adjust(1000, -1000);
        assertEquals(new Tone(255, 8, true), viewer.toneProperty().get());
        viewer.resetTone();
        assertEquals(Tone.PLAIN, viewer.toneProperty().get());
    }

    @Test
    void patientsOpenToTheirFilmsThatFit() {
        importFilms();
        filter(FilmFilter.ALL.withViews(List.of(ViewPosition.PA)));
        model.patients(patients -> {
            assertEquals(FILMS / 3, patients.size());
            PatientSummary first = patients.getFirst();
            assertEquals(2, first.films());
            model.filmsOf(first, films -> assertEquals(2, films.size()));
        });
    }

    @Test
    void tagsGoOnWhatIsPickedAndBecomeAFacet() {
        importFilms();
        dialogs.text = "look again";
        model.moveTo(3, false);
        model.moveTo(5, true);
        actions.tag();
        assertEquals(List.of("Tag 3 films"), dialogs.questions);
        assertEquals(
                List.of(new FacetCount<>("look again", 3)),
                model.facetsProperty().get().tags());
        assertEquals(List.of("look again"), actions.tags());
        filter(FilmFilter.ALL.withTags(List.of("look again")));
        assertEquals(3, model.filmsProperty().get().size());
        actions.untag("look again");
        assertEquals(2, model.filmsProperty().get().size());
        assertNull(model.problemProperty().get());
    }

    @Test
    void aFilterIsKeptUnderANameAndComesBack() {
        importFilms();
        FilmFilter filter = FilmFilter.ALL.withSplits(List.of(Split.TEST)).withText("syn");
        filter(filter);
        dialogs.text = "test films";
        actions.saveView();
        filter(FilmFilter.ALL);
        actions.apply(actions.views().getFirst());
        assertEquals(filter, model.filterProperty().get());
        actions.deleteView(actions.views().getFirst());
        assertEquals(List.of(), actions.views());
    }

    @Test
    void theExportTakesWhatIsPickedElseWhatIsListed() throws IOException {
        importFilms();
        dialogs.file = folder.resolve("out.csv");
        filter(FilmFilter.ALL.withViews(List.of(ViewPosition.LL)));
        actions.export();
        assertEquals(1 + FILMS / 3, Files.readAllLines(dialogs.file).size());
        model.moveTo(0, false);
        model.moveTo(1, true);
        actions.export();
        assertEquals(1 + 2, Files.readAllLines(dialogs.file).size());
        assertEquals("Exported 2 films to out.csv", actions.noteProperty().get());
    }

    @Test
    void aMovedFolderIsSaidAndFoundAgain() throws IOException {
        importFilms();
        assertEquals(List.of(), actions.missingRoots());
        Path moved = Files.move(Objects.requireNonNull(dialogs.folder), folder.resolve("moved"));
        contents.refresh(() -> {});
        assertEquals(contents.datasets(), actions.missingRoots());
        dialogs.folder = Files.createDirectories(folder.resolve("empty"));
        actions.relocate(contents.datasets().getFirst());
        assertNotNull(model.problemProperty().get());
        dialogs.folder = moved;
        actions.relocate(contents.datasets().getFirst());
        assertEquals(List.of(), actions.missingRoots());
        model.step(1);
        assertNotNull(viewer.looked().pictureProperty().get());
    }

    @Test
    void pseudonymsAreShortStableAndTellNothing() {
        importFilms();
        String image = names.image(shown());
        names.maskedProperty().set(true);
        String masked = names.image(shown());
        assertNotEquals(image, masked);
        assertEquals(7, masked.length());
        FilmNames later = new FilmNames(FilmUseCases.of(project).browse()::pseudonyms);
        later.maskedProperty().set(true);
        assertEquals(masked, later.image(shown()));
        assertEquals(names.patient(shown()), later.patient(shown()));
        assertNotEquals(names.patient(shown()), new FilmNamesOf("other key").patient(shown()));
    }

    /// Masked names of a project with another key.
    private record FilmNamesOf(String key) {
        String patient(Radiograph film) {
            FilmNames others = new FilmNames(() -> new Pseudonyms(key));
            others.maskedProperty().set(true);
            return others.patient(film);
        }
    }

    private void filter(FilmFilter filter) {
        model.filterProperty().set(filter);
    }

    private Radiograph shown() {
        return Objects.requireNonNull(selection.filmProperty().get());
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

        @Override
        public RunConfig settings(RunId run) {
            return project.settings(run);
        }
    }
}
