package org.discern.ui.embedding;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;
import org.discern.workflow.LayoutSettings.Method;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The settings of a layout and the hand on one under way.
final class LayoutControls extends VBox {
    private final LayoutViewModel layout;
    private final GridPane fields = new GridPane(8, 6);

    LayoutControls(EmbeddingViewModel model) {
        super(8);
        layout = model.layout();
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setMinWidth(USE_PREF_SIZE);
        fields.getColumnConstraints().addAll(names, values);
        fields.addRow(0, Controls.label("Method", Styles.TEXT_SMALL), method());
        Label neighbours = field(
                "Perplexity", layout.perplexityProperty(), "About how many neighbours of a film count, 5 to 50 mostly");
        neighbours
                .textProperty()
                .bind(Bindings.when(layout.methodProperty().isEqualTo(Method.TSNE))
                        .then("Perplexity")
                        .otherwise("Neighbours"));
        field("Iterations", layout.iterationsProperty(), "Steps; 1,000 are usual with t-SNE, 200 to 500 with UMAP");
        field(
                "Components",
                layout.pcaDimensionsProperty(),
                "Principal components that embeddings are reduced to before; 0 compares them as they are");
        field("Most films", layout.mostFilmsProperty(), "Where the run has more, that many are drawn at random");
        field("Seed", layout.seedProperty(), "The same seed and settings give the same layout");
        Button start = Controls.button(Material2OutlinedMZ.PLAY_ARROW, "Lay out", model::startLayout);
        start.setId("layout-start");
        start.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(start, Priority.ALWAYS);
        Button pause = Controls.button(Material2OutlinedMZ.PAUSE, "Pause", () -> {});
        pause.setId("layout-pause");
        Button stop = Controls.button(Material2OutlinedMZ.STOP, "Stop", layout::stop);
        stop.setId("layout-stop");
        stop.setTooltip(new Tooltip("End the layout with what there is"));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(layout.shareProperty());
        Label progress = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        progress.setWrapText(true);
        progress.textProperty().bind(layout.progressProperty());
        layout.phaseProperty().subscribe(phase -> {
            show(start, !phase.active());
            show(pause, phase.active());
            show(stop, phase.active());
            bar.setVisible(phase.active());
            bar.setManaged(phase.active());
            fields.setDisable(phase.active());
            pause.setDisable(phase == LayoutPhase.STOPPING);
            stop.setDisable(phase == LayoutPhase.STOPPING);
            boolean paused = phase == LayoutPhase.PAUSED;
            pause.setText(paused ? "Go on" : "Pause");
            pause.setGraphic(new FontIcon(paused ? Material2OutlinedMZ.PLAY_ARROW : Material2OutlinedMZ.PAUSE));
            pause.setOnAction(_ -> {
                if (paused) layout.proceed();
                else layout.pause();
            });
        });
        getChildren().addAll(fields, new HBox(8, start, pause, stop), bar, progress);
    }

    private ComboBox<@Nullable Method> method() {
        ComboBox<@Nullable Method> box =
                Controls.choice("How films are laid out", method -> method == null ? "" : method.title());
        box.setId("layout-method");
        box.getItems().setAll(Method.values());
        box.valueProperty().bindBidirectional(layout.methodProperty());
        box.getStyleClass().add("layout-field");
        return box;
    }

    private Label field(String name, StringProperty value, String help) {
        TextField field = new TextField();
        field.getStyleClass().add("layout-field");
        field.textProperty().bindBidirectional(value);
        field.setTooltip(new Tooltip(help));
        field.setAccessibleText(name + ". " + help);
        Label label = Controls.label(name, Styles.TEXT_SMALL);
        fields.addRow(fields.getRowCount(), label, field);
        return label;
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
