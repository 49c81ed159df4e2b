package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.discern.model.DatasetSummary;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.training.Progress;
import org.discern.ui.training.TrainingPhase;
import org.discern.ui.training.TrainingViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Where one is: the project, the data set, and the run under way with its progress and time left.
final class StatusBar extends HBox {
    private final TrainingViewModel training;
    private final Label job = Controls.label("", Styles.TEXT_SMALL);
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop;

    StatusBar(WorkbenchViewModel model) {
        super(16);
        training = model.training();
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label project = Controls.label(model.project().name(), Styles.TEXT_SMALL, Styles.TEXT_BOLD);
        project.setTooltip(new Tooltip(model.project().folder()));
        Label dataset = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        Label synthetic = Chips.synthetic();
        synthetic.managedProperty().bind(synthetic.visibleProperty());
        model.project().datasetProperty().subscribe(current -> {
            dataset.setText(describe(current));
            synthetic.setVisible(current != null && current.synthetic());
        });
        job.setId("status-job");
        bar.setPrefWidth(140);
        stop = Controls.iconButton(Material2OutlinedMZ.STOP, "Stop the run (Ctrl+.)", training::stop);
        stop.getStyleClass().add(Styles.SMALL);
        getChildren().addAll(project, dataset, synthetic, Controls.spacer(), job, bar, stop);
        bar.managedProperty().bind(bar.visibleProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        training.phaseProperty().subscribe(_ -> follow());
        training.progressProperty().subscribe(_ -> follow());
    }

    private void follow() {
        TrainingPhase phase = training.phaseProperty().get();
        Progress progress = training.progressProperty().get();
        bar.setVisible(phase.active());
        stop.setVisible(phase.active());
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
