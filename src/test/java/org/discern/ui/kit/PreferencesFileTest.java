package org.discern.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
    private static final Path PROJECTS = Path.of("projects");

    @TempDir
    private Path folder;

    private PreferencesFile file;

    @BeforeEach
    void name() {
        file = new PreferencesFile(folder.resolve("made"), PROJECTS);
    }

    @Test
    void keepsAllThatWasChosen() {
        Preferences chosen = new Preferences(
                Appearance.Choice.DARK,
                130,
                Path.of("elsewhere", "Ångström = #1"),
                true,
                false,
                List.of(Path.of("b"), Path.of("a")),
                new Preferences.Place(-12.5, 30, 1400, 900, true),
                Preferences.Side.HIDDEN,
                "TRAIN");
        file.write(chosen);
        assertEquals(new PreferencesFile.Read(chosen, Optional.empty()), file.read());
    }

    @Test
    void isAsUsualBeforeAnythingWasChosen() throws IOException {
        assertEquals(Preferences.usual(PROJECTS), file.read().preferences());
        file.write(Preferences.usual(PROJECTS));
        assertEquals(Preferences.usual(PROJECTS), file.read().preferences());
        Files.writeString(file.file(), "ofALaterVersion=1\nfontPercent=110\n");
        assertEquals(
                Preferences.usual(PROJECTS).withFontPercent(110), file.read().preferences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme=PINK", "fontPercent=large", "maskIds=perhaps", "window.x=left", "projects=\\u00zz"})
    void whatCannotBeUnderstoodIsSetAsideAndSaid(String line) throws IOException {
        Files.createDirectories(file.folder());
        Files.writeString(file.file(), line + "\n");
        PreferencesFile.Read read = file.read();
        assertEquals(Preferences.usual(PROJECTS), read.preferences());
        assertTrue(read.notice().isPresent());
        assertFalse(Files.exists(file.file()));
        assertTrue(Files.exists(file.folder().resolve("preferences.properties.broken")));
        assertTrue(file.read().notice().isEmpty());
    }

    @Test
    void projectsOpenedLastComeFirstAndTwelveAreKept() {
        Preferences preferences = Preferences.usual(PROJECTS);
        for (int i = 0; i < 15; i++) preferences = preferences.opened(Path.of("p" + i));
        preferences = preferences.opened(Path.of("p9"));
        assertEquals(
                List.of(Path.of("p9"), Path.of("p14")), preferences.recent().subList(0, 2));
        assertEquals(12, preferences.recent().size());
        assertFalse(preferences.forgotten(Path.of("p9")).recent().contains(Path.of("p9")));
        assertEquals(150, preferences.withFontPercent(400).fontPercent());
    }

    @Test
    void foldersAreThoseOfTheSystem() {
        Path home = Path.of("home");
        assertEquals(
                home.resolve(".config/discern"),
                UserFolders.of("Linux", home, _ -> "").config());
        Map<String, String> windows = Map.of("APPDATA", "roaming", "LOCALAPPDATA", "local");
        UserFolders there = UserFolders.of("Windows 11", home, name -> windows.getOrDefault(name, ""));
        assertEquals(Path.of("roaming", "DisCeRn"), there.config());
        assertEquals(Path.of("local", "DisCeRn"), there.state());
        assertEquals(
                home.resolve("Library/Logs/DisCeRn"),
                UserFolders.of("Mac OS X", home, _ -> "").state());
        assertEquals(
                Path.of("mine"),
                UserFolders.of("Linux", home, name -> name.equals(UserFolders.OVERRIDE) ? "mine" : "")
                        .config());
    }
}
