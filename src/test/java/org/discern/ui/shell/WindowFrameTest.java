package org.discern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.discern.model.FilmLayout;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.testing.AskedProjects;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.Fx;
import org.discern.testing.SampleResults;
import org.discern.testing.SampleRuns;
import org.discern.testing.TestEngines;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.designer.Design;
import org.discern.ui.embedding.Layouts;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Keys;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.PreferencesFile;
import org.discern.ui.slides.Slides;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.JobContext;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.Project;
import org.discern.workflow.ReproduceSlides;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SlidesPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The table of actions, and the menu, palette, keys, sheet, tree and help that are made of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one window for all
class WindowFrameTest {
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeDesktop desktop = new FakeDesktop();
    private final BackgroundJobs jobs = new BackgroundJobs();
    private final AskedProjects projects = new AskedProjects();
    private final FakeProject contents = new FakeProject();

    private Path folder;

    private Project project;
    private WindowViewModel window;
    private WorkbenchViewModel model;
    private WorkbenchView view;
    private WindowFrame frame;

    @BeforeAll
    void open(@TempDir Path shared) throws IOException {
        folder = shared;
        project = Project.open(Files.createDirectories(folder.resolve("demo")));
        contents.datasets.add(FakeProject.dataset("tiny", "Edema"));
        contents.runs.add(SampleRuns.summary("moco", RunState.DONE));
        Background background = new Background(jobs, FxThread::run, dialogs);
        window = Fx.call(() -> new WindowViewModel(
                new PreferencesFile(folder.resolve("config"), folder),
                background,
                desktop,
                projects,
                folder.resolve("discern.log")));
        model = Fx.call(() -> new WorkbenchViewModel(
                new UseCases(
                        contents,
                        FilmUseCases.of(project),
                        Design.of(project, TestEngines.both()),
                        new QuietRuns(),
                        new NoLayouts(),
                        new SampleResults(),
                        new NoSlides(project)),
                background,
                desktop));
        frame = Fx.call(() -> new WindowFrame(window, desktop, dialogs, "of the tests", () -> "fine  processor"));
        assertNotNull(Fx.call(() -> new Scene(frame, 980, 720)));
        view = Fx.call(() -> new WorkbenchView(
                model, new Appearance(), new FigureExport(background, desktop), window.preferencesProperty()));
        Fx.run(() -> frame.show(view));
        Fx.until("runs are listed", () -> !model.training().rows().isEmpty());
    }

    @AfterAll
    void close() {
        jobs.close();
        project.close();
    }

    @BeforeEach
    void beginAnew() {
        projects.asked.clear();
        desktop.copied.clear();
        Fx.run(() -> {
            frame.show(view);
            model.panelProperty().set(Panel.DATA);
            window.preferencesProperty().set(Preferences.usual(folder));
        });
    }

    @Test
    void theTableIsWhole() {
        List<Action> actions = frame.actions();
        Set<String> ids = new HashSet<>();
        for (Action action : actions) {
            assertTrue(ids.add(action.id()), action.id() + " stands twice");
            assertFalse(action.title().isBlank(), action.id());
        }
        for (Panel panel : Panel.values()) assertTrue(ids.contains("go." + panel.name()), panel.name());
        for (Action one : actions) {
            for (Action other : actions) {
                boolean meet = one != other
                        && (one.panel().isEmpty()
                                || other.panel().isEmpty()
                                || one.panel().equals(other.panel()));
                if (meet)
                    assertTrue(
                            one.keys().stream().noneMatch(other.keys()::contains),
                            one.id() + " and " + other.id() + " share a key");
            }
        }
    }

    @Test
    void everyKeyThatATooltipNamesIsInTheTable() {
        Set<String> keys = new HashSet<>();
        for (Action action : frame.actions()) for (KeyCombination key : action.keys()) keys.add(Keys.text(key));
        PartKeys.ALL.forEach(part -> keys.add(part.keys()));
        keys.addAll(Set.of("[", "]")); // which stand together in the sheet
        List<String> named = new ArrayList<>();
        Pattern inBrackets = Pattern.compile("\\(((Ctrl\\+|Shift\\+)*(F\\d+|\\S|Enter))\\)");
        Fx.run(() -> walk(frame, node -> {
            if (!(node instanceof Control control) || control.getTooltip() == null) return;
            Matcher matcher = inBrackets.matcher(control.getTooltip().getText());
            if (matcher.find()) named.add(matcher.group(1));
        }));
        assertTrue(named.size() > Panel.values().length, named.toString());
        named.removeAll(keys);
        assertEquals(List.of(), named, "keys of tooltips that the table does not have");
    }

    @Test
    void keysDoWhatIsMeantInThePanelShown() {
        press(KeyCode.DIGIT4);
        assertEquals(Panel.TRAIN, model.panelProperty().get());
        dialogs.file = folder.resolve("films.csv");
        press(KeyCode.E);
        assertFalse(Files.exists(dialogs.file), "nothing is exported there");
        press(KeyCode.W);
        assertEquals(List.of("close"), projects.asked);
        int before = window.preferencesProperty().get().fontPercent();
        press(KeyCode.EQUALS);
        assertEquals(before + 10, window.preferencesProperty().get().fontPercent());
    }

    @Test
    void thePaletteGoesAnywhereAndCopiesCommands() {
        press(KeyCode.K);
        TextField words = Fx.find(frame, "palette-words", TextField.class);
        Fx.run(() -> words.setText("moco-demo"));
        ListView<?> list = Fx.find(frame, "palette-list", ListView.class);
        assertEquals(1, list.getItems().size());
        on(words, KeyCode.ENTER, false, false);
        assertEquals(Panel.TRAIN, model.panelProperty().get());
        assertFalse(Fx.find(frame, "overlay", Node.class).isVisible());

        press(KeyCode.K);
        TextField again = Fx.find(frame, "palette-words", TextField.class);
        Fx.run(() -> again.setText("slides page"));
        on(again, KeyCode.C, true, true);
        assertEquals(List.of("discern slides --project \"" + contents.folder() + "\""), desktop.copied);
    }

    @Test
    void theMenuListsWhatThePanelHas() {
        Fx.run(() -> model.panelProperty().set(Panel.SLIDES));
        List<String> slides = items(Action.Group.PROJECT);
        assertTrue(slides.contains("do-slides.write") && !slides.contains("do-data.export"), slides.toString());
        Fx.run(() -> model.panelProperty().set(Panel.DATA));
        List<String> data = items(Action.Group.PROJECT);
        assertTrue(data.contains("do-data.export") && !data.contains("do-slides.write"), data.toString());
        long listed = Stream.of(Action.Group.values())
                .mapToLong(group -> items(group).size())
                .sum();
        assertEquals(
                frame.actions().stream()
                        .filter(action -> action.isIn(Panel.DATA))
                        .count(),
                listed);
    }

    @Test
    void helpAndPreferencesStandOverTheWindowUntilTheyAreClosed() {
        Fx.run(() -> frame.lookup("#panel-DATA").fireEvent(new javafx.event.Event(Controls.HELP)));
        assertNotNull(Fx.find(frame, "help", Node.class));
        press(KeyCode.COMMA);
        CheckBox keep = Fx.find(frame, "keep-running", CheckBox.class);
        Fx.run(keep::fire);
        assertFalse(window.preferencesProperty().get().keepRunning());
        on(frame, KeyCode.ESCAPE, false, false);
        assertFalse(Fx.find(frame, "overlay", Node.class).isVisible());
    }

    @Test
    void theTreeListsWhatIsInTheProjectAndGoesThere() {
        Fx.run(() -> window.preferencesProperty()
                .set(window.preferencesProperty().get().withTree(Preferences.Side.SHOWN)));
        TreeView<?> tree = Fx.find(frame, "project-tree", TreeView.class);
        List<String> branches = Fx.call(() -> tree.getRoot().getChildren().stream()
                .map(item -> String.valueOf(item.getValue()))
                .toList());
        assertEquals(List.of("Data sets", "MoCo"), branches);
        press(KeyCode.B);
        assertEquals(Preferences.Side.HIDDEN, window.preferencesProperty().get().tree());
        Fx.run(() -> model.tree()
                .branchesProperty()
                .get()
                .getLast()
                .leaves()
                .getFirst()
                .open()
                .run());
        assertEquals(Panel.TRAIN, model.panelProperty().get());
    }

    @Test
    void theWelcomePageOffersTheDemoInOneClick() {
        Fx.run(() -> {
            frame.show(new Plain(new WelcomeView(window)));
            frame.applyCss();
            frame.layout();
        });
        Fx.run(Fx.find(frame, "welcome-demo", Button.class)::fire);
        assertEquals(List.of("open demo"), projects.asked);
        assertTrue(items(Action.Group.RUN).isEmpty());
    }

    @Test
    void anErrorThatNobodyCaughtIsShownOnceInAWhile() {
        UncaughtErrors errors = new UncaughtErrors(dialogs);
        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("on purpose, for a test"));
        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("on purpose, for a test"));
        assertEquals(1, dialogs.bugs.size());
    }

    private record NoLayouts() implements Layouts {
        @Override
        public RunRecord read(RunId id) {
            return SampleRuns.record("moco", RunState.DONE);
        }

        @Override
        public FilmLayout lay(RunId run, LayoutSettings settings, LayoutControl control, JobContext context) {
            throw new AssertionError("not part of these tests");
        }
    }

    private record NoSlides(Project project) implements Slides {
        @Override
        public SlidesPage page() {
            return new ReproduceSlides(project).page();
        }

        @Override
        public Path write(JobContext context) {
            throw new AssertionError("not part of these tests");
        }
    }

    private List<String> items(Action.Group group) {
        MenuBar bar = Fx.find(frame, "menu", MenuBar.class);
        return Fx.call(() -> bar.getMenus().get(group.ordinal()).getItems().stream()
                .filter(item -> !(item instanceof Menu))
                .map(MenuItem::getId)
                .filter(id -> id != null)
                .toList());
    }

    private void press(KeyCode key) {
        on(frame, key, true, false);
    }

    private static void on(Node node, KeyCode key, boolean ctrl, boolean shift) {
        Fx.run(() -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, ctrl, false, false)));
    }

    private static void walk(Parent parent, Consumer<Node> visit) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            visit.accept(child);
            if (child instanceof Parent inner) walk(inner, visit);
        }
    }
}
