package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.discern.model.DatasetSummary;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Keys;
import org.discern.ui.kit.TextSize;
import org.discern.ui.training.Progress;
import org.discern.ui.training.TrainingPhase;
import org.discern.ui.training.TrainingViewModel;
import org.discern.workflow.MachineLoad;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Where one is: the project, the data set, and the run under way with its progress and time left.
final class StatusBar extends HBox {
    private static final double GIGABYTE = 1L << 30;
    private static final double ROOM_FOR_ALL = 1150;
    private static final double ROOM_IN_PEACE = 780;

    private final TrainingViewModel training;
    private final Label job = Controls.label("", Styles.TEXT_SMALL);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label dataset = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final Label machine = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final Button stop;
    private double text = 1;

    StatusBar(WorkbenchViewModel model, JobsViewModel jobs) {
        super(16);
        training = model.training();
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label project = Controls.label(model.project().name(), Styles.TEXT_SMALL, Styles.TEXT_BOLD);
        project.setTooltip(new Tooltip(model.project().folder()));
        project.getStyleClass().add("status-project");
        dataset.setMinWidth(0);
        Label synthetic = Chips.synthetic();
        synthetic.managedProperty().bind(synthetic.visibleProperty());
        model.project().datasetProperty().subscribe(current -> {
            dataset.setText(describe(current));
            synthetic.setVisible(current != null && current.synthetic());
        });
        job.setId("status-job");
        bar.setPrefWidth(140);
        stop = Controls.iconButton(
                Material2OutlinedMZ.STOP, Keys.with("Stop the run", Keys.STOP), training.steering()::stop);
        stop.getStyleClass().add(Styles.SMALL);
        getChildren()
                .addAll(
                        project,
                        dataset,
                        synthetic,
                        films(model),
                        Controls.spacer(),
                        machine,
                        jobs(jobs),
                        job,
                        bar,
                        stop);
        follow(model.training().machine().loadProperty());
        TextSize.follow(this, size -> {
            text = size;
            giveWay();
        });
        widthProperty().subscribe(() -> FxThread.soon(this::giveWay));
        for (Label label : List.of(dataset, machine)) label.managedProperty().bind(label.visibleProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        training.phaseProperty().subscribe(_ -> follow());
        training.progressProperty().subscribe(_ -> follow());
    }

    /// How many films the filter leaves and how many of them are picked.
    private static Label films(WorkbenchViewModel model) {
        Label films = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        films.setId("status-films");
        films.setMinWidth(0);
        Runnable count = () -> {
            int listed = model.dataset().filmsProperty().get().size();
            int picked = model.selection().imageIdsProperty().get().size();
            long all = model.dataset().total();
            String filtered = listed < all ? String.format(Locale.ROOT, "filter leaves %,d", listed) : "";
            String chosen = picked > 0 ? String.format(Locale.ROOT, "%,d of %,d films picked", picked, all) : "";
            films.setText(chosen + (chosen.isEmpty() || filtered.isEmpty() ? "" : "; ") + filtered);
        };
        model.dataset().filmsProperty().subscribe(_ -> count.run());
        model.selection().imageIdsProperty().subscribe(_ -> count.run());
        return films;
    }

    /// The graphics card, if there is one, and the memory in use.
    private void follow(ObservableValue<MachineLoad> loads) {
        machine.setId("status-machine");
        machine.setMinWidth(0);
        loads.subscribe(load -> {
            // A card whose driver says nothing is none that trains.
            String device = load.cards().stream()
                    .filter(card -> !Double.isNaN(card.share()))
                    .map(MachineLoad.Card::name)
                    .findFirst()
                    .orElse("CPU");
            double used = load.memoryBytes() / GIGABYTE;
            double all = load.memoryTotalBytes() / GIGABYTE;
            machine.setText(all > 0 ? String.format(Locale.ROOT, "%s, %.1f of %.0f GB", device, used, all) : "");
        });
    }

    /// What other places tell too gives way to the run, where there is not room for all.
    private void giveWay() {
        double room = getWidth() / text;
        boolean busy = training.phaseProperty().get().active();
        machine.setVisible(room > (busy ? ROOM_FOR_ALL : ROOM_IN_PEACE));
        dataset.setVisible(room > (busy ? ROOM_FOR_ALL : ROOM_IN_PEACE));
    }

    private static Button jobs(JobsViewModel jobs) {
        Button button = new Button();
        button.setId("status-jobs");
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        jobs.jobsProperty().subscribe(now -> {
            button.setVisible(!now.isEmpty());
            button.setText(now.size() == 1 ? "1 job" : now.size() + " jobs");
        });
        button.setOnAction(_ -> {
            PopOver over = new PopOver(new JobsView(jobs));
            over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
            over.setTitle("Jobs");
            over.show(button);
        });
        return button;
    }

    private void follow() {
        TrainingPhase phase = training.phaseProperty().get();
        Progress progress = training.progressProperty().get();
        bar.setVisible(phase.active());
        stop.setVisible(phase.active());
        giveWay();
        stop.setDisable(phase == TrainingPhase.CANCELLING);
        bar.setProgress(progress.share());
        job.setText(
                switch (phase) {
                    case IDLE -> "No run under way";
                    case RUNNING ->
                        training.liveName() + ": " + (progress.phase().isEmpty() ? "starting" : progress.text());
                    case PAUSED -> training.liveName() + ": paused";
                    case ENDING_EPOCH -> training.liveName() + ": stops at the end of the epoch";
                    case DETACHING -> "A process of its own is being started";
                    case CANCELLING -> training.liveName() + ": stopping at the next step";
                    case FAILED -> "The last run failed";
                    case DONE -> "The last run is done";
                });
    }

    private static String describe(@Nullable DatasetSummary dataset) {
        return dataset == null
                ? "no data set"
                : String.format(Locale.ROOT, "%s, %,d films", dataset.title(), dataset.films());
    }
}
