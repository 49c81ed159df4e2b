package org.discern.ui.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.LabelValue;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.testing.FakeDialogs;
import org.discern.testing.Fx;
import org.discern.testing.SampleFilms;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dataset browser by keyboard and mouse, on a real project. Pictures are left below `target/snapshots`.
class DatasetViewTest {
    private static final int FILMS = SampleFilms.FILMS;
    private final FakeDialogs dialogs = new FakeDialogs();
    private final BackgroundJobs jobs = new BackgroundJobs();

    @TempDir
    private Path folder;

    private Project project;
    private DatasetViewModel model;
    private ViewerViewModel viewer;
    private ImportViewModel importing;
    private Appearance appearance;
    private DatasetView view;

    @BeforeEach
    void open() throws IOException {
        project = Project.open(folder.resolve("project"));
        dialogs.folder = Files.createDirectories(folder.resolve("films"));
        dialogs.file = SampleFilms.write(dialogs.folder);
        Background background = new Background(jobs, FxThread::run, dialogs);
        FilmUseCases useCases = FilmUseCases.of(project);
        appearance = Fx.call(Appearance::new);
        ProjectModel contents = new ProjectModel(new Datasets(), background);
        FilmPictures pictures = new FilmPictures(useCases.browse(), background);
        importing = new ImportViewModel(contents, useCases.importDataset(), useCases.preview(), background);
        model = Fx.call(() -> new DatasetViewModel(contents, useCases.browse(), background, new Selection()));
        viewer = Fx.call(() -> new ViewerViewModel(model, useCases.browse(), background));
        view = Fx.call(() -> new DatasetView(
                model,
                viewer,
                new FilmActionsViewModel(model, useCases, pictures, background),
                importing,
                pictures,
                new FilmNames(useCases.browse()::pseudonyms),
                () -> {}));
        Fx.run(() -> importing.chooseFile());
        Fx.until("it is understood", () -> importing.previewProperty().get() != null);
        Fx.run(() -> importing.acceptPreview());
        Fx.until(
                "the first film is there",
                () -> viewer.looked().pictureProperty().get() != null);
        Fx.run(() -> importing.dismissReport());
        snapshot("browser-grid", false);
    }

    @AfterEach
    void close() {
        jobs.close();
        project.close();
    }

    @Test
    void theKeyboardGoesThroughTheGridAndIntoTheViewer() {
        Node grid = Fx.find(view, "film-grid", ListView.class);
        press(grid, KeyCode.RIGHT);
        assertEquals(1, position());
        press(grid, KeyCode.DOWN);
        int below = position();
        assertTrue(below > 2, "a row has several films");
        press(grid, KeyCode.UP);
        assertEquals(1, position());
        press(grid, KeyCode.END);
        assertEquals(FILMS - 1, position());
        press(grid, KeyCode.HOME);
        Fx.until("the first film is looked at", () -> model.positionProperty().get() == 0);
        pressShift(grid, KeyCode.RIGHT);
        Fx.until(
                "two are picked",
                () -> model.selection().imageIdsProperty().get().size() == 2);
        press(grid, KeyCode.ENTER);
        assertTrue(viewer.openProperty().get());
        Node shown = Fx.find(view, "viewer", Node.class);
        press(shown, KeyCode.RIGHT);
        assertEquals(2, position());
        press(shown, KeyCode.I);
        assertTrue(viewer.toneProperty().get().inverted());
        press(shown, KeyCode.R);
        assertFalse(viewer.toneProperty().get().inverted());
        press(shown, KeyCode.C);
        Fx.until(
                "the studies are there",
                () -> viewer.shown().size() == 3
                        && viewer.shown().stream()
                                .allMatch(film -> film.pictureProperty().get() != null));
        snapshot("browser-compare", true);
        press(shown, KeyCode.ESCAPE);
        assertFalse(viewer.openProperty().get());
        press(view, KeyCode.ESCAPE);
        assertEquals(0, model.selection().imageIdsProperty().get().size());
    }

    @Test
    void lettersBelongToTheTextFieldWhileItIsTypedIn() {
        dialogs.text = "tag";
        Node text = Fx.find(view, "filter-text", TextField.class);
        press(text, KeyCode.T);
        assertEquals(List.of(), dialogs.questions);
        press(Fx.find(view, "film-grid", ListView.class), KeyCode.T);
        assertEquals(List.of("Tag 1 film"), dialogs.questions);
        Fx.until(
                "the tag is a facet", () -> !model.facetsProperty().get().tags().isEmpty());
    }

    @Test
    void aStateOfAFindingIsSwitchedOnAndCleared() {
        Fx.run(Fx.find(view, "state-Edema-" + LabelValue.POSITIVE, ToggleButton.class)::fire);
        long positive =
                Fx.call(() -> model.facetsProperty().get().findings().get(1).positive());
        Fx.until("the list is narrowed", () -> model.filmsProperty().get().size() == positive);
        Label counted = Fx.find(view, "films-counted", Label.class);
        assertEquals(positive + " of " + FILMS + " films", counted.getText());
        Fx.run(() -> view.lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals("LL"))
                .findFirst()
                .orElseThrow()
                .fire());
        Fx.until("narrowed further", () -> model.filmsProperty().get().size() < positive);
        snapshot("browser-filtered", true);
        Fx.run(Fx.find(view, "clear-filter", ButtonBase.class)::fire);
        Fx.until("all again", () -> model.filmsProperty().get().size() == FILMS);
    }

    @Test
    void aWrongConditionIsSaidBelowIt() {
        Fx.run(Fx.find(view, "sql-toggle", ToggleButton.class)::fire);
        TextField sql = Fx.find(view, "filter-sql", TextField.class);
        Fx.run(() -> {
            sql.setText("colour = 'blue'");
            sql.getOnAction().handle(new ActionEvent());
        });
        Label problem = Fx.find(view, "filter-problem", Label.class);
        Fx.until(
                "the problem is said",
                () -> problem.isVisible() && problem.getText().contains("no column colour"));
        snapshot("browser-sql", false);
        assertEquals(FILMS, model.filmsProperty().get().size());
    }

    @Test
    void missingFilesAreSeenAndTheFolderCanBeFoundAgain() throws IOException {
        Path moved = folder.resolve("moved");
        Files.move(Objects.requireNonNull(dialogs.folder), moved);
        Fx.run(() -> model.project().refresh(() -> {}));
        Fx.until(
                "it is said",
                () -> view.lookupAll(".banner").stream()
                        .flatMap(banner -> ((Parent) banner).getChildrenUnmodifiable().stream())
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().contains("is not there")));
        Fx.run(() -> model.moveTo(60, false));
        Fx.until(
                "why there is no picture",
                () -> viewer.looked().problemProperty().get() != null);
        snapshot("browser-missing", false);
        Fx.run(() -> viewer.openProperty().set(true));
        snapshot("browser-missing-viewer", true);
    }

    @Test
    void maskedIdsAreNowhereOnTheScreen() {
        Fx.run(Fx.find(view, "mask", ToggleButton.class)::fire);
        for (String layout : List.of("GRID", "TABLE", "TREE")) {
            Fx.run(Fx.find(view, "layout-" + layout, ToggleButton.class)::fire);
            Fx.settle();
            snapshot("browser-masked-" + layout, false);
            List<String> texts = Fx.call(() -> texts(view));
            assertTrue(texts.size() > 30);
            for (String text : texts)
                assertFalse(text.matches("(?s).*(syn-0\\d|(?<![-\\w])[PS]\\d).*"), layout + ": " + text);
        }
    }

    @Test
    void whatWasDroppedIsPreviewed() {
        Fx.run(() -> importing.offer(Objects.requireNonNull(dialogs.folder)));
        Fx.until("it is understood", () -> importing.previewProperty().get() != null);
        snapshot("browser-preview", false);
        snapshot("browser-preview", true);
        Fx.run(() -> importing.acceptPreview());
        Fx.until("it is in", () -> importing.reportProperty().get() != null);
    }

    @Test
    void theTreeOpensAPatientToItsFilms() {
        Fx.run(Fx.find(view, "layout-TREE", ToggleButton.class)::fire);
        TreeView<?> tree = Fx.find(view, "film-tree", TreeView.class);
        Fx.until("patients are there", () -> tree.getExpandedItemCount() > 30);
        Fx.run(() -> {
            tree.getSelectionModel().select(0);
            tree.getTreeItem(0).setExpanded(true);
        });
        Fx.until(
                "its films are picked",
                () -> model.selection().imageIdsProperty().get().size() == 3);
        Fx.until(
                "its studies are there", () -> tree.getTreeItem(1).getChildren().size() == 1);
        snapshot("browser-tree", true);
    }

    @Test
    void everythingThatCanBePressedHasAName() {
        Fx.run(() -> viewer.openProperty().set(true));
        Fx.settle();
        List<Node> nameless = Fx.call(() -> nodes(view).stream()
                .filter(node -> node instanceof ButtonBase button
                        && (button.getText() == null || button.getText().isBlank())
                        && (button.getAccessibleText() == null
                                || button.getAccessibleText().isBlank()))
                .toList());
        assertEquals(List.of(), nameless);
    }

    private int position() {
        return Fx.call(() -> model.positionProperty().get());
    }

    private static List<Node> nodes(Parent parent) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            nodes.add(node);
            if (node instanceof Parent inner) nodes.addAll(nodes(inner));
        }
        return nodes;
    }

    private static List<String> texts(Parent parent) {
        return nodes(parent).stream()
                .filter(node -> node instanceof Text && node.isVisible())
                .map(node -> ((Text) node).getText())
                .toList();
    }

    private static void press(Node node, KeyCode code) {
        key(node, code, false);
    }

    private static void pressShift(Node node, KeyCode code) {
        key(node, code, true);
    }

    private static void key(Node node, KeyCode code, boolean shift) {
        Fx.run(() ->
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
        Fx.settle();
    }

    /// Light and wide, or dark and small.
    private void snapshot(String name, boolean dark) {
        Fx.run(() -> appearance.choiceProperty().set(dark ? Appearance.Choice.DARK : Appearance.Choice.LIGHT));
        List<String> sheets = new ArrayList<>();
        appearance.style(sheets);
        if (dark) Fx.snapshot(view, 896, 688, sheets, name + "-dark-small");
        else Fx.snapshot(view, 1516, 968, sheets, name + "-light-wide");
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
