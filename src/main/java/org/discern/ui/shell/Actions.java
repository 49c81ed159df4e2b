package org.discern.ui.shell;

import static org.discern.ui.kit.Keys.ctrl;
import static org.discern.ui.kit.Keys.ctrlAnyShift;
import static org.discern.ui.kit.Keys.ctrlShift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.discern.model.RunSummary;
import org.discern.ui.designer.DesignerViewModel;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.Keys;
import org.discern.ui.shell.Action.Group;
import org.discern.ui.training.RunPlace;
import org.discern.ui.training.RunRow;
import org.discern.ui.training.TrainingPhase;
import org.discern.ui.training.TrainingViewModel;
import org.discern.workflow.ImportPreview;

/// The one table of all that can be done.
final class Actions {
    private final WorkbenchViewModel model;
    private final TrainingViewModel training;
    private final FigureExport export;
    private final Runnable find;

    private Actions(WorkbenchViewModel model, FigureExport export, Runnable find) {
        this.model = model;
        this.training = model.training();
        this.export = export;
        this.find = find;
    }

    /// What can be done in every window, with or without a project.
    static List<Action> ofWindow(WindowViewModel window, Surface surface) {
        List<Action> all = new ArrayList<>(List.of(
                Action.of("project.new", Group.PROJECT, "New project…", window::newProject)
                        .key(ctrl(KeyCode.N)),
                Action.of("project.open", Group.PROJECT, "Open project…", window::openProject)
                        .key(ctrl(KeyCode.O)),
                Action.of("project.data", Group.PROJECT, "Open data…", window::openData),
                Action.of("project.demo", Group.PROJECT, "Try the demo", window::tryDemo)
                        .as(() ->
                                Optional.of(CommandLines.inProject(window.demo().toString(), "gui", List.of()))),
                Action.of("project.welcome", Group.PROJECT, "Welcome page", window::welcome),
                Action.of("window.preferences", Group.PROJECT, "Preferences…", surface::preferences)
                        .key(ctrl(KeyCode.COMMA)),
                Action.of("window.close", Group.PROJECT, "Close window", window::close)
                        .key(ctrl(KeyCode.W), ctrl(KeyCode.Q)),
                Action.of("window.palette", Group.GO, "Command palette…", surface::palette)
                        .key(ctrl(KeyCode.K), ctrlShift(KeyCode.P)),
                Action.of("help.panel", Group.HELP, "Help for what is shown", surface::help)
                        .key(Keys.HELP),
                Action.of("help.shortcuts", Group.HELP, "Keyboard shortcuts", surface::shortcuts)
                        .key(
                                ctrlAnyShift(KeyCode.SLASH),
                                new KeyCodeCombination(KeyCode.F1, KeyCombination.SHIFT_DOWN)),
                Action.of("help.log", Group.HELP, "Log of this program", window::openLog)
                        .key(ctrlShift(KeyCode.L)),
                Action.of("help.machine", Group.HELP, "What this machine offers…", surface::machine)
                        .as(() -> Optional.of("discern doctor")),
                Action.of("help.about", Group.HELP, "About DisCeRn Workbench", surface::about),
                Action.of("window.jobs", Group.VIEW, "Jobs under way", surface::jobs)
                        .key(ctrl(KeyCode.J))));
        for (Appearance.Choice choice : Appearance.Choice.values()) all.add(theme(window, choice));
        all.addAll(List.of(
                Action.of("font.larger", Group.VIEW, "Larger text", () -> window.resizeText(1))
                        .key(Keys.LARGER_TEXT, ctrlAnyShift(KeyCode.EQUALS), ctrl(KeyCode.ADD)),
                Action.of("font.smaller", Group.VIEW, "Smaller text", () -> window.resizeText(-1))
                        .key(Keys.SMALLER_TEXT, ctrl(KeyCode.SUBTRACT)),
                Action.of("font.usual", Group.VIEW, "Text of the usual size", window::usualText)
                        .key(ctrl(KeyCode.DIGIT0), ctrl(KeyCode.NUMPAD0)),
                Action.of("window.reset", Group.VIEW, "Reset layout", window::resetLayout)));
        return List.copyOf(all);
    }

    private static Action theme(WindowViewModel window, Appearance.Choice choice) {
        String title = switch (choice) {
            case SYSTEM -> "Light or dark as the system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
        return Action.of("theme." + choice, Group.VIEW, title, () -> window.choose(choice))
                .showing(Bindings.createBooleanBinding(
                        () -> window.preferencesProperty().get().theme() == choice, window.preferencesProperty()));
    }

    /// What can be done with an open project.
    ///
    /// @param find puts the keyboard into the films' filter
    /// @param tree shows the project tree, or hides it
    static List<Action> ofProject(
            WorkbenchViewModel model, FigureExport export, Runnable find, ObservableBooleanValue shown, Runnable tree) {
        Actions actions = new Actions(model, export, find);
        return Stream.of(
                        actions.panels(),
                        List.of(Action.of("view.tree", Group.VIEW, "Project tree", tree)
                                .key(ctrl(KeyCode.B))
                                .showing(shown)),
                        actions.films(),
                        actions.experiment(),
                        actions.runs(),
                        actions.results())
                .flatMap(Collection::stream)
                .toList();
    }

    private List<Action> panels() {
        List<Action> all = new ArrayList<>();
        for (Panel panel : Panel.values()) {
            all.add(Action.of("go." + panel.name(), Group.GO, panel.title(), () -> show(panel))
                    .key(panel.key()));
        }
        return all;
    }

    private List<Action> films() {
        var masked = model.names().maskedProperty();
        var idle = model.importing().runningProperty().not();
        var preview = model.importing().previewProperty();
        return List.of(
                Action.of("data.import-folder", Group.PROJECT, "Import a folder of films or tables…", () -> {
                            show(Panel.DATA);
                            model.importing().chooseFolder();
                        })
                        .when(idle),
                Action.of("data.import-file", Group.PROJECT, "Import a table or a description…", () -> {
                            show(Panel.DATA);
                            model.importing().chooseFile();
                        })
                        .when(idle),
                Action.of(
                                "data.import-accept",
                                Group.PROJECT,
                                "Import what is previewed",
                                () -> model.importing().acceptPreview())
                        .in(Panel.DATA)
                        .when(may(
                                () -> preview.get() != null
                                        && !preview.get().found().isEmpty(),
                                preview))
                        .as(() -> Optional.ofNullable(preview.get()).flatMap(this::importLine)),
                Action.of("data.find", Group.EDIT, "Find films", find)
                        .in(Panel.DATA)
                        .key(Keys.FIND),
                Action.of(
                                "data.export",
                                Group.PROJECT,
                                "Export films as CSV…",
                                () -> model.filmActions().export())
                        .in(Panel.DATA)
                        .key(Keys.EXPORT)
                        .when(model.filmActions().exportingProperty().not()),
                Action.of("data.locate", Group.GO, "The film looked at, in the embedding", model::locateFilm)
                        .in(Panel.DATA),
                Action.of("data.mask", Group.VIEW, "Pseudonyms instead of ids", () -> masked.set(!masked.get()))
                        .showing(masked));
    }

    private Optional<String> importLine(ImportPreview seen) {
        return seen.descriptions().isEmpty()
                ? Optional.empty()
                : Optional.of(line(
                        "import",
                        List.of(
                                seen.descriptions().getFirst().toString(),
                                "--root",
                                seen.root().toString())));
    }

    private List<Action> experiment() {
        DesignerViewModel designer = model.designer();
        return List.of(
                // Only where the settings are in sight: a run is hours of work.
                Action.of("design.start", Group.RUN, "Start run", designer::start)
                        .in(Panel.DESIGN)
                        .key(Keys.START),
                Action.of("design.open", Group.PROJECT, "Open experiment (YAML)…", () -> designer.open())
                        .in(Panel.DESIGN)
                        .key(Keys.OPEN_EXPERIMENT),
                Action.of("design.save", Group.PROJECT, "Save experiment (YAML)…", designer::save)
                        .in(Panel.DESIGN)
                        .key(Keys.SAVE_EXPERIMENT),
                Action.of("design.undo", Group.EDIT, "Undo", designer::undo)
                        .in(Panel.DESIGN)
                        .key(Keys.UNDO)
                        .when(designer.canUndoProperty()),
                Action.of("design.redo", Group.EDIT, "Redo", designer::redo)
                        .in(Panel.DESIGN)
                        .key(Keys.REDO, ctrl(KeyCode.Y))
                        .when(designer.canRedoProperty()),
                // The command names a file, and an experiment that is not saved yet is saved first.
                Action.of("design.command", Group.EDIT, "Copy this experiment as command", designer::copyAsCommand)
                        .in(Panel.DESIGN),
                Action.of("design.sweep", Group.RUN, "Queue all runs of the sweep", designer.sweep()::startAll)
                        .in(Panel.DESIGN)
                        .when(designer.sweep().sweepProperty().isNotNull()),
                Action.of(
                                "design.sweep-command",
                                Group.EDIT,
                                "Copy this sweep as command",
                                designer.sweep()::copyAsCommand)
                        .in(Panel.DESIGN)
                        .when(designer.sweep().sweepProperty().isNotNull()),
                Action.of("pairs.random", Group.GO, "Another film at random", model.pairs()::random)
                        .in(Panel.PAIRS));
    }

    private List<Action> runs() {
        ObservableBooleanValue steered = may(
                () -> training.phaseProperty().get() != TrainingPhase.CANCELLING
                        && (training.phaseProperty().get().active()
                                || looked().filter(RunRow::steerable).isPresent()),
                training.phaseProperty(),
                training.looked().selectedProperty());
        ObservableBooleanValue resumable = may(
                () -> !training.phaseProperty().get().active()
                        && looked().filter(RunRow::resumable).isPresent(),
                training.phaseProperty(),
                training.looked().selectedProperty());
        ObservableBooleanValue any = training.looked().selectedProperty().isNotNull();
        var own = training.ownProcessProperty();
        return List.of(
                Action.of("run.pause", Group.RUN, "Pause, or go on", training.steering()::pauseOrGoOn)
                        .when(steered),
                Action.of("run.stop", Group.RUN, "Stop after this step", training.steering()::stop)
                        .key(Keys.STOP)
                        .when(steered)
                        .as(() -> detached().map(run -> line("stop", List.of(run)))),
                Action.of("run.stop-epoch", Group.RUN, "Stop after this epoch", training.steering()::stopAfterEpoch)
                        .key(Keys.STOP_AFTER_EPOCH)
                        .when(steered)
                        .as(() -> detached().map(run -> line("stop", List.of(run, "--after-epoch")))),
                Action.of("run.resume", Group.RUN, "Resume the run", training::resume)
                        .in(Panel.TRAIN)
                        .when(resumable)
                        .as(() -> looked().filter(RunRow::resumable)
                                .flatMap(Actions::id)
                                .map(run -> line("resume", own.get() ? List.of(run, "--detach") : List.of(run)))),
                Action.of("run.duplicate", Group.RUN, "Duplicate the run", () -> training.duplicate(model::design))
                        .in(Panel.TRAIN)
                        .key(Keys.DUPLICATE)
                        .when(any),
                Action.of("run.queue", Group.RUN, "Start the queue", training::goOnWithQueue)
                        .in(Panel.TRAIN)
                        .when(may(
                                training::queueHeld,
                                training.phaseProperty(),
                                training.looked().selectedProperty())),
                Action.of("run.own", Group.RUN, "Runs in processes of their own", () -> own.set(!own.get()))
                        .showing(own));
    }

    private List<Action> results() {
        var run = model.embedding().runProperty();
        var chosen = model.compare().chosen();
        ObservableBooleanValue compared = Bindings.isNotEmpty(chosen);
        return List.of(
                Action.of(
                                "embedding.lay",
                                Group.RUN,
                                "Lay out anew",
                                () -> model.embedding().startLayout())
                        .in(Panel.EMBEDDING)
                        .when(run.isNotNull())
                        .as(() -> Optional.ofNullable(run.get())
                                .map(each -> line("project", List.of(each.id().value())))),
                Action.of(
                                "embedding.export",
                                Group.PROJECT,
                                "Export the plot as PNG…",
                                () -> model.embedding().figure().ifPresent(figure -> export.png(figure, 2)))
                        .in(Panel.EMBEDDING)
                        .key(Keys.EXPORT)
                        .when(run.isNotNull()),
                Action.of(
                                "embedding.copy",
                                Group.EDIT,
                                "Copy the plot",
                                () -> model.embedding().figure().ifPresent(export::copy))
                        .in(Panel.EMBEDDING)
                        .key(ctrlShift(KeyCode.C))
                        .when(run.isNotNull()),
                Action.of(
                                "embedding.films",
                                Group.GO,
                                "The films chosen, in the browser",
                                () -> model.showFilms(model.embedding().chosen()))
                        .in(Panel.EMBEDDING)
                        .when(run.isNotNull()),
                Action.of(
                                "compare.report",
                                Group.PROJECT,
                                "Write a report of the runs",
                                () -> model.compare().openReport())
                        .in(Panel.COMPARE)
                        .key(Keys.EXPORT)
                        .when(compared)
                        .as(() -> chosen.isEmpty() ? Optional.empty() : Optional.of(line("report", ids(chosen)))),
                Action.of(
                                "slides.write",
                                Group.PROJECT,
                                "Write the slides' page",
                                () -> model.slides().write())
                        .in(Panel.SLIDES)
                        .key(Keys.EXPORT)
                        .as(() -> Optional.of(line("slides", List.of()))));
    }

    private void show(Panel panel) {
        model.panelProperty().set(panel);
    }

    private Optional<RunRow> looked() {
        return Optional.ofNullable(training.looked().selectedProperty().get());
    }

    /// The run looked at, where it is at work in a process of its own: only that can be asked from a terminal.
    private Optional<String> detached() {
        return looked().filter(row -> row.place() == RunPlace.OWN_PROCESS).flatMap(Actions::id);
    }

    private String line(String command, List<String> arguments) {
        return CommandLines.inProject(model.project().folder(), command, arguments);
    }

    private static Optional<String> id(RunRow row) {
        return Optional.ofNullable(row.id()).map(Object::toString);
    }

    private static List<String> ids(List<RunSummary> runs) {
        return runs.stream().map(run -> run.id().value()).toList();
    }

    private static ObservableBooleanValue may(BooleanSupplier holds, Observable... by) {
        return Bindings.createBooleanBinding(holds::getAsBoolean, by);
    }
}
