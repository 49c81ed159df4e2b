package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.config.RunConfig;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.Keys;
import org.discern.workflow.WorkRequest;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The training panel: runs and the machine at the left; actions, phases, curves, notes and log of the chosen one at
/// the right.
public final class TrainingView extends BorderPane {
    private static final double LEAST_SIDE = 220;

    private final TrainingViewModel model;
    private final Consumer<RunConfig> duplicate;
    private boolean following;

    /// @param design opens the designer, for a project without runs
    /// @param duplicate opens the designer with a run's settings
    public TrainingView(
            TrainingViewModel model,
            ObservableBooleanValue dark,
            FigureExport export,
            Runnable design,
            Consumer<RunConfig> duplicate) {
        this.model = model;
        this.duplicate = duplicate;
        getStyleClass().add("panel");
        BorderPane run = new BorderPane(new CurvePane(model.looked().board(), dark, export));
        run.setTop(new VBox(actions(), new PhaseList(model)));
        run.setBottom(new RunNotes(model));
        HBox.setHgrow(run, Priority.ALWAYS);
        run.setPrefWidth(0); // what it would like is not taken from the list
        HBox content = new HBox(list(), run);
        EmptyState empty = new EmptyState(
                Material2OutlinedMZ.SHOW_CHART,
                "No runs yet",
                "Design an experiment and start it: its loss, accuracy and speed then appear here as it learns.",
                Controls.button(Material2OutlinedMZ.TUNE, "Design an experiment", design));
        content.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
        empty.visibleProperty().bind(content.visibleProperty().not());
        setTop(new VBox(header(), new Banner(model.problemProperty())));
        setCenter(new StackPane(content, empty));
    }

    private HBox header() {
        Label about = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        model.looked()
                .selectedProperty()
                .subscribe(row -> about.setText(row == null ? "Runs and their curves" : RunCell.describe(row)));
        CheckBox own = new CheckBox("Own process");
        own.setId("own-process");
        own.setMinWidth(USE_PREF_SIZE);
        own.setTooltip(new Tooltip("Runs that are started or resumed go on when this window is closed"));
        own.selectedProperty().bindBidirectional(model.ownProcessProperty());
        return Controls.header("Train", about, List.of(own));
    }

    private Node actions() {
        Button pause = action(Material2OutlinedMZ.PAUSE, "Pause", "pause-run", model.steering()::pauseOrGoOn);
        pause.setTooltip(new Tooltip("Stand still before the next step, with everything in memory"));
        Button stop = action(Material2OutlinedMZ.STOP, "Stop", "stop-run", model.steering()::stop);
        stop.setTooltip(new Tooltip(Keys.with("Stop after this step; the run can be resumed", Keys.STOP)));
        Button epoch = action(
                Material2OutlinedMZ.SKIP_NEXT, "After epoch", "stop-run-after-epoch", model.steering()::stopAfterEpoch);
        epoch.setTooltip(new Tooltip(Keys.with("Stop at the end of the epoch; again to go on", Keys.STOP_AFTER_EPOCH)));
        Button resume = action(Material2OutlinedMZ.PLAY_ARROW, "Resume", "resume-run", model::resume);
        resume.setTooltip(new Tooltip("Go on from the last checkpoint"));
        Button copy = action(
                Material2OutlinedAL.CONTENT_COPY, "Duplicate", "duplicate-run", () -> model.duplicate(duplicate));
        copy.setTooltip(new Tooltip(Keys.with("Open these settings in the designer", Keys.DUPLICATE)));
        Button withdraw = action(Material2OutlinedAL.CLOSE, "Withdraw", "withdraw-run", model::withdraw);
        Button queue = action(Material2OutlinedAL.FAST_FORWARD, "Start queue", "start-queue", model::goOnWithQueue);
        queue.setTooltip(new Tooltip(
                "Runs that wait start one after the other again; they were held by a stop, or by closing the window"));
        FlowPane bar = new FlowPane(6, 6, pause, stop, epoch, resume, copy, withdraw, queue);
        bar.getStyleClass().add("run-actions");
        Runnable follow = () -> {
            RunRow row = model.looked().selectedProperty().get();
            boolean steered = row != null && row.steerable();
            WorkRequest asked =
                    row == null ? WorkRequest.GO_ON : model.steering().requested(row);
            show(pause, steered);
            pause.setText(asked == WorkRequest.PAUSE ? "Go on" : "Pause");
            show(stop, steered);
            stop.setDisable(asked == WorkRequest.STOP);
            pause.setDisable(asked == WorkRequest.STOP);
            show(epoch, steered);
            epoch.setDisable(asked == WorkRequest.STOP);
            epoch.setText(asked == WorkRequest.STOP_AFTER_EPOCH ? "Not after epoch" : "After epoch");
            show(resume, row == null || !steered && row.place() != RunPlace.QUEUE);
            resume.setDisable(row == null
                    || !row.resumable()
                    || model.phaseProperty().get().active());
            show(withdraw, row != null && row.place() == RunPlace.QUEUE);
            show(queue, model.queueHeld());
        };
        model.phaseProperty().subscribe(follow);
        model.looked().selectedProperty().subscribe(follow);
        model.looked().detailsProperty().subscribe(follow);
        follow.run();
        return bar;
    }

    private static Button action(Ikon icon, String text, String id, Runnable action) {
        Button button = Controls.button(icon, text, action);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Node list() {
        ListView<RunRow> runs = new ListView<>(model.rows());
        runs.setId("runs");
        runs.getStyleClass().addAll(Styles.DENSE, "run-list");
        runs.setAccessibleText("Runs. Ctrl or Shift chooses several, which are drawn over each other");
        runs.setCellFactory(_ -> new RunCell(model));
        runs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        model.looked()
                .selectedProperty()
                .subscribe(row -> follow(() -> {
                    if (row == null
                            || runs.getSelectionModel().getSelectedItems().contains(row)) return;
                    runs.getSelectionModel().clearSelection();
                    runs.getSelectionModel().select(row);
                }));
        model.looked().detailsProperty().subscribe((before, now) -> {
            if (before.requested() != now.requested() || before.changes() != now.changes()) runs.refresh();
        });
        runs.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunRow>) _ -> follow(() -> {
            List<RunRow> chosen = runs.getSelectionModel().getSelectedItems().stream()
                    .filter(Objects::nonNull)
                    .toList();
            if (chosen.isEmpty()) return;
            RunRow last = runs.getSelectionModel().getSelectedItem();
            RunRow lead = last != null && chosen.contains(last) ? last : chosen.getLast();
            model.looked()
                    .alongside()
                    .setAll(chosen.stream().filter(row -> row != lead).toList());
            model.looked().selectedProperty().set(lead);
        }));
        runs.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) model.withdraw();
        });
        VBox side = new VBox(runs, new MachineMeters(model.machine().loadProperty()));
        VBox.setVgrow(runs, Priority.ALWAYS);
        side.getStyleClass().add("run-side");
        side.setMinWidth(LEAST_SIDE);
        return side;
    }

    /// The list and the model follow each other; what one tells while it follows is not news.
    private void follow(Runnable step) {
        if (following) return;
        following = true;
        step.run();
        following = false;
    }
}
