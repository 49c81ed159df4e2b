package org.discern.ui.evaluation;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FigureExport;
import org.jspecify.annotations.Nullable;

/// The embedding plot of one of the compared runs; its marks can be pointed at and clicked.
final class EmbeddingPane extends VBox {
    EmbeddingPane(EmbeddingViewModel model, ObservableBooleanValue dark, FigureExport export) {
        super(4);
        getStyleClass().add("card-flat");
        setMinSize(0, 0);
        setPrefWidth(100);
        HBox.setHgrow(this, Priority.ALWAYS);

        ChartPane chart = new ChartPane(dark, export);
        chart.setId("embedding");
        chart.onHover(model::hover);
        chart.onClick(model::choose);
        model.figureProperty().subscribe(chart::show);
        Label none = Controls.label("No layout: this run has no embedding of its test films", Styles.TEXT_MUTED);
        none.visibleProperty().bind(model.figureProperty().isNull());
        StackPane plot = new StackPane(chart, none);
        plot.setMinSize(0, 0);
        VBox.setVgrow(plot, Priority.ALWAYS);

        ComboBox<@Nullable String> run =
                Controls.choice("Run whose films are laid out", value -> value == null ? "" : value);
        run.setItems(model.runs());
        run.valueProperty().bindBidirectional(model.runProperty());
        HBox head = new HBox(8, Controls.label("Embedding of", Styles.TEXT_SMALL, Styles.TEXT_MUTED), run);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, plot);
    }
}
