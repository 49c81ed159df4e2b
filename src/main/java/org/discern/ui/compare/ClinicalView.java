package org.discern.ui.compare;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.discern.figure.Figure;
import org.discern.ui.compare.ClinicalViewModel.Answer;
import org.discern.ui.compare.ClinicalViewModel.Joined;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.TablePane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Whether clinical values help: a figure for each part of the question, and its figures in numbers below.
final class ClinicalView extends StackPane {
    /// What marks of seven rows and three models need.
    private static final double CHART_HEIGHT = 380;

    private final ClinicalViewModel model;
    private final ObservableBooleanValue dark;
    private final FigureExport export;

    ClinicalView(ClinicalViewModel model, ObservableBooleanValue dark, FigureExport export, Runnable copyCommand) {
        this.model = model;
        this.dark = dark;
        this.export = export;
        ScrollPane answer = Controls.scrolling(answer());
        answer.visibleProperty().bind(model.answerProperty().isNotNull());
        EmptyState none = new EmptyState(
                Material2OutlinedAL.FAVORITE_BORDER,
                "No clinical values beside the image",
                "None of the chosen runs has them. Set evaluation.fusion.kind to all in an experiment whose films have"
                        + " clinical values; a finished run is judged so by: discern evaluate RUN --set"
                        + " evaluation.fusion.kind=all",
                Controls.button(Material2OutlinedAL.CONTENT_COPY, "Copy command", copyCommand));
        none.visibleProperty().bind(answer.visibleProperty().not());
        getChildren().addAll(answer, none);
    }

    private VBox answer() {
        ChartPane auroc = chart("values-auroc", Answer::auroc);
        ChartPane gain = chart("values-gain", Answer::gain);
        ChartPane importance = chart("values-importance", Answer::importance);
        ChartPane missing = chart("values-missing", Answer::missing);
        ToggleButton byValue = kind("Which values?", importance);
        SegmentedButton kinds = new SegmentedButton(
                kind("AUROC", auroc), kind("Gain over the image", gain), byValue, kind("What is missing?", missing));
        for (int kind = 0; kind < kinds.getButtons().size(); kind++)
            kinds.getButtons().get(kind).setId("values-kind-" + kind);
        kinds.getButtons().getFirst().fire();
        ComboBox<@Nullable Joined> run = Controls.choice("Run", value -> value == null ? "" : value.name());
        run.setId("values-run");
        run.setItems(model.runs());
        run.valueProperty().bindBidirectional(model.runProperty());
        run.visibleProperty().bind(Bindings.size(model.runs()).greaterThan(1));
        run.managedProperty().bind(run.visibleProperty());
        ComboBox<@Nullable String> image = Controls.choice("Model of the image", value -> value == null ? "" : value);
        image.setId("values-image");
        image.setItems(model.images());
        image.valueProperty().bindBidirectional(model.imageProperty());
        image.visibleProperty()
                .bind(byValue.selectedProperty()
                        .and(Bindings.size(model.images()).greaterThan(1)));
        image.managedProperty().bind(image.visibleProperty());
        HBox choices = new HBox(8, kinds, Controls.spacer(), image, run);
        choices.setAlignment(Pos.CENTER_LEFT);
        StackPane charts = new StackPane(auroc, gain, importance, missing);
        charts.setMinSize(0, CHART_HEIGHT);
        VBox.setVgrow(charts, Priority.ALWAYS);
        TablePane table = new TablePane(export.desktop());
        table.rows().setId("values-table");
        model.answerProperty().subscribe(now -> table.show(now == null ? null : now.table()));
        VBox answer = new VBox(10, choices, charts, table);
        answer.getStyleClass().add("results");
        return answer;
    }

    private ChartPane chart(String id, Function<Answer, @Nullable Figure> figure) {
        ChartPane chart = new ChartPane(dark, export);
        chart.setId(id);
        model.answerProperty().subscribe(now -> chart.show(now == null ? null : figure.apply(now)));
        return chart;
    }

    private static ToggleButton kind(String text, ChartPane chart) {
        ToggleButton button = new ToggleButton(text);
        chart.visibleProperty().bind(button.selectedProperty());
        // One of them is always chosen.
        button.setOnAction(_ -> button.setSelected(true));
        return button;
    }
}
