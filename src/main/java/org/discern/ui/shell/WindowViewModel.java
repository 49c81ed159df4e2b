package org.discern.ui.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.model.Problem;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.PreferencesFile;
import org.discern.workflow.OpenDemo;
import org.discern.workflow.Project;
import org.jspecify.annotations.Nullable;

/// The window, whatever project is open in it: what the person prefers, the projects that were open, and the ways to
/// others.
public final class WindowViewModel {
    private static final int FONT_STEP = 10;

    private final PreferencesFile file;
    private final Background background;
    private final Desktop desktop;
    private final Projects projects;
    private final Path log;
    private final ObjectProperty<Preferences> preferences;
    private final ReadOnlyObjectWrapper<List<Recent>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private boolean keeping;
    private boolean changed;

    /// Brings projects into the window; each asks first if a run of the one that is open is under way.
    public interface Projects {
        /// @param data what is to be imported into it; empty for nothing
        void open(Path folder, Optional<Path> data);

        void welcome();

        void close();
    }

    /// A project that was open.
    ///
    /// @param there whether it is still where it was
    public record Recent(Path folder, boolean there) {}

    /// @param log the file that unexpected errors are noted in
    public WindowViewModel(PreferencesFile file, Background background, Desktop desktop, Projects projects, Path log) {
        this.file = file;
        this.background = background;
        this.desktop = desktop;
        this.projects = projects;
        this.log = log;
        PreferencesFile.Read read = file.read();
        preferences = new SimpleObjectProperty<>(read.preferences());
        read.notice().ifPresent(problem::set);
        preferences.subscribe((_, _) -> keep());
        lookAtRecent();
    }

    /// What the person prefers; what is set here is kept.
    public ObjectProperty<Preferences> preferencesProperty() {
        return preferences;
    }

    /// The projects that were open, the last one first.
    public ReadOnlyObjectProperty<List<Recent>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Where the demo's project lies.
    public Path demo() {
        return OpenDemo.defaultFolder().toAbsolutePath().normalize();
    }

    // --- projects ---

    public void tryDemo() {
        projects.open(demo(), Optional.empty());
    }

    /// Asks for a name, and makes a project of that name among the person's projects.
    public void newProject() {
        askForNew("New project").ifPresent(folder -> projects.open(folder, Optional.empty()));
    }

    /// Asks for a project's folder.
    public void openProject() {
        background.dialogs().openFolder("Open project").ifPresent(folder -> {
            if (Project.isIn(folder)) projects.open(folder, Optional.empty());
            else
                problem.set(new Problem(
                        "There is no project in " + folder,
                        "Choose a folder that a project was made in, or make a new project."));
        });
    }

    /// Asks for a data set's folder, and for the name of a project for it, whose import is then previewed.
    public void openData() {
        background
                .dialogs()
                .openFolder("Folder with the data set's films and tables")
                .ifPresent(data -> askForNew("New project for " + data.getFileName())
                        .ifPresent(folder -> projects.open(folder, Optional.of(data))));
    }

    public void open(Path folder) {
        projects.open(folder, Optional.empty());
    }

    public void welcome() {
        lookAtRecent();
        projects.welcome();
    }

    public void close() {
        projects.close();
    }

    /// Takes a project off the list; its folder stays.
    public void forget(Path folder) {
        preferences.set(preferences.get().forgotten(folder));
        lookAtRecent();
    }

    /// Takes all projects off the list that are not where they were.
    public void forgetMissing() {
        for (Recent each : recent.get())
            if (!each.there()) preferences.set(preferences.get().forgotten(each.folder()));
        lookAtRecent();
    }

    /// To be called with each project that has been opened.
    public void opened(Path folder) {
        preferences.set(preferences.get().opened(folder));
        lookAtRecent();
    }

    private Optional<Path> askForNew(String title) {
        Path home = preferences.get().projects();
        return background
                .dialogs()
                .text(title, "Its name; the folder is made in " + home + ". A path is a folder elsewhere.", "Make it")
                .flatMap(name -> fresh(home, name));
    }

    private Optional<Path> fresh(Path home, String name) {
        try {
            Path folder = home.resolve(name).toAbsolutePath().normalize();
            if (!Files.exists(folder)) return Optional.of(folder);
            problem.set(new Problem("There is a folder " + folder + " already", "Choose another name, or open it."));
        } catch (InvalidPathException e) {
            problem.set(new Problem("No folder can be called " + name, "Choose another name.", e));
        }
        return Optional.empty();
    }

    private void lookAtRecent() {
        List<Path> folders = preferences.get().recent();
        var unused = background.read(
                "Look for projects",
                _ -> folders.stream()
                        .map(folder -> new Recent(folder, Project.isIn(folder)))
                        .toList(),
                recent::set,
                problem::set);
    }

    // --- looks ---

    public void choose(Appearance.Choice theme) {
        preferences.set(preferences.get().withTheme(theme));
    }

    /// @param steps of a tenth of the usual size
    public void resizeText(int steps) {
        Preferences now = preferences.get();
        preferences.set(now.withFontPercent(now.fontPercent() + steps * FONT_STEP));
    }

    public void usualText() {
        preferences.set(preferences.get().withFontPercent(100));
    }

    public void resetLayout() {
        preferences.set(preferences.get().withUsualLayout());
    }

    /// Opens the file that unexpected errors are noted in.
    public void openLog() {
        if (log.toFile().length() > 0) desktop.open(log);
        else desktop.tell("The log is empty", "Nothing unexpected has happened so far.");
    }

    // --- keeping ---

    /// Keeps what is preferred now, before the program ends; waits for it.
    public void keepNow() {
        file.write(preferences.get());
    }

    /// One at a time, so that the last is what stays.
    private void keep() {
        changed = true;
        if (keeping) return;
        keeping = true;
        changed = false;
        Preferences now = preferences.get();
        var unused = background.read(
                "Keep preferences",
                _ -> {
                    file.write(now);
                    return now;
                },
                _ -> kept(),
                failure -> {
                    problem.set(failure);
                    kept();
                });
    }

    private void kept() {
        keeping = false;
        if (changed) keep();
    }

    /// Looks at something of this machine in the background, then shows what was found.
    void examine(Supplier<String> machine, Consumer<String> show) {
        var unused = background.compute(
                "Look at this machine",
                _ -> machine.get(),
                _ -> {},
                new Background.Outcome<>(show, problem -> show.accept(problem.what()), () -> {}));
    }
}
