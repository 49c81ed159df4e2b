package org.discern.ui.compare;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.figure.Figure;
import org.discern.ui.compare.ClinicalViewModel.Answer;
import org.discern.ui.compare.ClinicalViewModel.Joined;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.Ends;
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
        ChartChoice choice = new ChartChoice();
        choice.add("AUROC", chart("values-auroc", Answer::auroc)).setId("values-kind-0");
        choice.add("Gain over the image", chart("values-gain", Answer::gain)).setId("values-kind-1");
        ToggleButton byValue = choice.add("Which values?", chart("values-importance", Answer::importance));
        byValue.setId("values-kind-2");
        choice.add("What is missing?", chart("values-missing", Answer::missing)).setId("values-kind-3");
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
        Ends choices = new Ends(choice.buttons(), new HBox(8, image, run));
        choice.charts().setMinSize(0, VBox.USE_COMPUTED_SIZE);
        VBox.setVgrow(choice.charts(), Priority.ALWAYS);
        TablePane table = new TablePane(export.desktop());
        table.rows().setId("values-table");
        model.answerProperty().subscribe(now -> table.show(now == null ? null : now.table()));
        VBox answer = new VBox(10, choices, choice.charts(), table);
        answer.getStyleClass().add("results");
        return answer;
    }

    private ChartPane chart(String id, Function<Answer, @Nullable Figure> figure) {
        ChartPane chart = new ChartPane(dark, export);
        chart.setId(id);
        chart.needs(0, CHART_HEIGHT);
        model.answerProperty().subscribe(now -> chart.show(now == null ? null : figure.apply(now)));
        return chart;
    }
}
