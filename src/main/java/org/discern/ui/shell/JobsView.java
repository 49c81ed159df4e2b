package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.JobList.Listed;
import org.discern.ui.shell.JobsViewModel.Line;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The jobs under way, with how far they are and a way to stop each.
final class JobsView extends VBox {
    private final Map<Listed, Row> rows = new LinkedHashMap<>();

    JobsView(JobsViewModel model) {
        super(8);
        getStyleClass().add("jobs");
        model.jobsProperty().subscribe(this::list);
    }

    /// A row stays while its job does, so that its button can be pressed.
    private void list(List<Line> jobs) {
        rows.keySet().retainAll(jobs.stream().map(Line::job).toList());
        for (Line line : jobs)
            rows.computeIfAbsent(line.job(), _ -> new Row(line)).show(line);
        getChildren().setAll(rows.values());
        if (jobs.isEmpty()) getChildren().add(Controls.label("Nothing is under way.", Styles.TEXT_MUTED));
    }

    private static final class Row extends HBox {
        private final Label phase = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        private final ProgressBar bar = new ProgressBar();

        Row(Line line) {
            super(10);
            Label name = Controls.label(line.name(), Styles.TEXT_BOLD);
            name.setMinWidth(0);
            bar.setPrefWidth(110);
            Button stop = Controls.iconButton(
                    Material2OutlinedAL.CLOSE,
                    "Stop " + line.name(),
                    () -> line.job().cancel());
            getChildren().addAll(name, phase, Controls.spacer(), bar, stop);
            setAlignment(Pos.CENTER_LEFT);
        }

        void show(Line line) {
            phase.setText(line.phase());
            bar.setProgress(line.share() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : line.share());
        }
    }
}
