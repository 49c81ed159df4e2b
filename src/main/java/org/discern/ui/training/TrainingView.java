package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.discern.figure.CurveFigure;
import org.discern.model.RunEvent;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The training panel: runs at the left; progress, curves and notices of the chosen one at the right.
public final class TrainingView extends BorderPane {
    private static final double CHART_WIDTH_MIN = 270;
    private static final double CHART_HEIGHT = 218;
    private static final double GAP = 12;
    private static final double NOTICES_HEIGHT_MAX = 110;

    private final TrainingViewModel model;
    private final ObservableBooleanValue dark;
    private final FigureExport export;
    private final List<ChartPane> charts = new ArrayList<>();
    private final TilePane tiles = new TilePane(GAP, GAP);

    /// @param design opens the designer, for a project without runs
    public TrainingView(TrainingViewModel model, ObservableBooleanValue dark, FigureExport export, Runnable design) {
        this.model = model;
        this.dark = dark;
        this.export = export;
        getStyleClass().add("panel");
        HBox content = new HBox(list(), run());
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
        Button stop = Controls.button(Material2OutlinedMZ.STOP, "Stop", model::stop);
        stop.setId("stop-run");
        stop.setTooltip(new Tooltip("Stop after this step (Ctrl+.); the run can be resumed"));
        Button resume = Controls.button(Material2OutlinedMZ.PLAY_ARROW, "Resume", model::resume);
        resume.setId("resume-run");
        Runnable follow = () -> {
            RunRow row = model.selectedProperty().get();
            stop.setDisable(model.phaseProperty().get() != TrainingPhase.RUNNING);
            resume.setDisable(row == null
                    || !row.resumable()
                    || model.phaseProperty().get().active());
        };
        model.phaseProperty().subscribe(follow);
        model.selectedProperty().subscribe(follow);
        follow.run();
        Label about = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        model.selectedProperty()
                .subscribe(row -> about.setText(row == null ? "Runs and their curves" : RunCell.describe(row)));
        return Controls.header("Train", about, List.of(resume, stop));
    }

    private Node list() {
        ListView<RunRow> runs = new ListView<>(model.rows());
        runs.setId("runs");
        runs.getStyleClass().addAll(Styles.DENSE, "run-list");
        runs.setAccessibleText("Runs");
        runs.setPrefWidth(248);
        runs.setMinWidth(220);
        runs.setCellFactory(_ -> new RunCell());
        model.selectedProperty().subscribe(row -> runs.getSelectionModel().select(row));
        runs.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) model.selectedProperty().set(row);
        });
        return runs;
    }

    private Node run() {
        tiles.getStyleClass().add("charts");
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty().subscribe(bounds -> fit(bounds.getWidth(), bounds.getHeight()));
        model.shownProperty().subscribe(this::draw);
        BorderPane run = new BorderPane(scroll);
        run.setTop(progress());
        run.setBottom(notices());
        HBox.setHgrow(run, Priority.ALWAYS);
        return run;
    }

    private void draw(@Nullable ShownRun run) {
        List<CurveFigure> figures = run == null
                ? List.of()
                : Stream.concat(run.evaluation().stream(), run.pretraining().stream())
                        .toList();
        while (charts.size() < figures.size()) {
            ChartPane chart = new ChartPane(dark, export);
            chart.setId("curve-" + charts.size());
            charts.add(chart);
        }
        List<ChartPane> used = charts.subList(0, figures.size());
        if (!tiles.getChildren().equals(used)) tiles.getChildren().setAll(used);
        for (int i = 0; i < figures.size(); i++) charts.get(i).show(figures.get(i));
    }

    /// As many charts beside each other as are readable; higher than their least only where that fills the
    /// panel.
    private void fit(double width, double height) {
        double room = width - 2 * GAP;
        int count = Math.max(1, tiles.getChildren().size());
        int columns = columns(count, Math.max(1, (int) ((room + GAP) / (CHART_WIDTH_MIN + GAP))));
        int rows = (count + columns - 1) / columns;
        tiles.setPrefColumns(columns);
        tiles.setPrefTileWidth(Math.floor((room - (columns - 1) * GAP) / columns) - 1);
        tiles.setPrefTileHeight(Math.max(CHART_HEIGHT, Math.floor((height - 2 * GAP - (rows - 1) * GAP) / rows)));
    }

    /// The most columns up to `most` that leave the fewest gaps in the last row.
    static int columns(int count, int most) {
        int best = 1;
        int fewest = Integer.MAX_VALUE;
        for (int columns = Math.max(1, most / 2); columns <= most; columns++) {
            int gaps = (columns - count % columns) % columns;
            if (gaps <= fewest) {
                fewest = gaps;
                best = columns;
            }
        }
        return best;
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setId("run-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        Label text = Controls.label("", Styles.TEXT_SMALL);
        text.setId("run-progress-text");
        model.progressProperty().subscribe(progress -> {
            bar.setProgress(progress.share());
            text.setText(progress.phase().isEmpty() ? "starting" : progress.text());
        });
        VBox box = new VBox(6, text, bar);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("run-progress");
        Runnable follow = () -> {
            box.setVisible(model.phaseProperty().get().active() && model.looksAtLive());
            if (model.phaseProperty().get() == TrainingPhase.CANCELLING) text.setText("stopping at the next step");
        };
        box.managedProperty().bind(box.visibleProperty());
        model.phaseProperty().subscribe(follow);
        model.selectedProperty().subscribe(follow);
        return box;
    }

    private Node notices() {
        VBox lines = new VBox(6);
        lines.getStyleClass().add("notices");
        ScrollPane notices = new ScrollPane(lines);
        notices.setId("notices");
        notices.setAccessibleText("Notices of the run");
        notices.setFitToWidth(true);
        notices.setMaxHeight(NOTICES_HEIGHT_MAX);
        notices.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        notices.managedProperty().bind(notices.visibleProperty());
        model.shownProperty().subscribe(run -> {
            List<RunEvent.Notice> latest = run == null ? List.of() : run.notices();
            notices.setVisible(!latest.isEmpty());
            lines.getChildren().setAll(latest.stream().map(NoticeLine::new).toList());
        });
        return notices;
    }
}
