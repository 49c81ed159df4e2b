package org.discern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.discern.testing.AskedProjects;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.PreferencesFile;
import org.discern.ui.shell.WindowViewModel.Recent;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowViewModelTest {
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeDesktop desktop = new FakeDesktop();
    private final AskedProjects projects = new AskedProjects();

    @TempDir
    private Path folder;

    private PreferencesFile file;
    private WindowViewModel window;

    @BeforeEach
    void open() {
        file = new PreferencesFile(folder.resolve("config"), folder.resolve("projects"));
        window = window();
    }

    private WindowViewModel window() {
        Background background = new Background(new SameThreadJobs(), Runnable::run, dialogs);
        return new WindowViewModel(file, background, desktop, projects, folder.resolve("discern.log"));
    }

    @Test
    void whatIsChosenIsKeptForTheNextWindow() {
        window.choose(Appearance.Choice.DARK);
        window.resizeText(3);
        window.opened(folder.resolve("a"));
        Preferences next = window().preferencesProperty().get();
        assertEquals(Appearance.Choice.DARK, next.theme());
        assertEquals(130, next.fontPercent());
        assertEquals(List.of(folder.resolve("a")), next.recent());
        window.resizeText(20);
        assertEquals(150, window.preferencesProperty().get().fontPercent());
        window.usualText();
        assertEquals(100, window.preferencesProperty().get().fontPercent());
    }

    @Test
    void aProjectThatIsGoneIsListedUntilItIsForgotten() throws IOException {
        Path there = folder.resolve("there");
        Files.createDirectories(there.resolve("runs"));
        window.opened(folder.resolve("gone"));
        window.opened(there);
        assertEquals(
                List.of(new Recent(there, true), new Recent(folder.resolve("gone"), false)),
                window.recentProperty().get());
        window.forgetMissing();
        assertEquals(List.of(new Recent(there, true)), window.recentProperty().get());
        window.forget(there);
        assertEquals(List.of(), window.recentProperty().get());
        assertEquals(List.of(), window().recentProperty().get());
    }

    @Test
    void aProjectIsMadeByNameAndNeverOverAFolder() throws IOException {
        dialogs.text = "thesis";
        window.newProject();
        dialogs.folder = Files.createDirectories(folder.resolve("films"));
        window.openData();
        assertEquals(List.of("open thesis", "open thesis for films"), projects.asked);
        Files.createDirectories(folder.resolve("projects", "thesis"));
        window.newProject();
        assertNotNull(window.problemProperty().get());
        assertEquals(2, projects.asked.size());
    }

    @Test
    void onlyAProjectsFolderIsOpened() throws IOException {
        dialogs.folder = Files.createDirectories(folder.resolve("films"));
        window.openProject();
        assertNotNull(window.problemProperty().get());
        assertEquals(List.of(), projects.asked);
        Files.createDirectories(folder.resolve("films", "runs"));
        window.openProject();
        window.tryDemo();
        assertEquals(List.of("open films", "open demo"), projects.asked);
    }

    @Test
    void preferencesThatCannotBeReadAreToldAndSetAside() throws IOException {
        assertNull(window.problemProperty().get());
        Files.createDirectories(file.folder());
        Files.writeString(file.folder().resolve("preferences.properties"), "theme=PINK\n");
        assertNotNull(window().problemProperty().get());
    }

    @Test
    void theLogIsOpenedWhereThereIsOne() throws IOException {
        window.openLog();
        assertEquals(List.of(), desktop.opened);
        Files.writeString(folder.resolve("discern.log"), "one line");
        window.openLog();
        assertEquals(List.of(folder.resolve("discern.log")), desktop.opened);
    }

    @Test
    void theLayoutIsResetAndAllElseStays() {
        window.choose(Appearance.Choice.LIGHT);
        window.preferencesProperty()
                .set(window.preferencesProperty()
                        .get()
                        .withPanel("TRAIN")
                        .withTree(Preferences.Side.HIDDEN)
                        .withPlace(new Preferences.Place(1, 2, 1000, 800, true)));
        window.resetLayout();
        Preferences now = window.preferencesProperty().get();
        assertEquals(Preferences.usual(folder.resolve("projects")).withTheme(Appearance.Choice.LIGHT), now);
    }
}
