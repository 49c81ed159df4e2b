package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.model.Finding;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The visualisation panel: what to compare at the left; ROC curves, embedding and scores at the right.
public final class CompareView extends BorderPane {
    private final CompareViewModel model;
    private final ObservableBooleanValue dark;
    private final FigureExport export;

    public CompareView(CompareViewModel model, ObservableBooleanValue dark, FigureExport export, Runnable train) {
        this.model = model;
        this.dark = dark;
        this.export = export;
        getStyleClass().add("panel");
        HBox figures = new HBox(12, roc());
        VBox.setVgrow(figures, Priority.ALWAYS);
        VBox results = new VBox(12, figures, new ScoreGridView(model));
        results.getStyleClass().add("results");
        HBox.setHgrow(results, Priority.ALWAYS);
        HBox content = new HBox(questions(), results);
        EmptyState empty = new EmptyState(
                Material2OutlinedMZ.SCATTER_PLOT,
                "No finished run yet",
                "When a run is done, its ROC curves, scores and the embedding of its test films appear here.",
                Controls.button(Material2OutlinedMZ.SHOW_CHART, "Go to training", train));
        content.visibleProperty().bind(Bindings.isNotEmpty(model.finished()));
        empty.visibleProperty().bind(content.visibleProperty().not());
        setTop(new VBox(header(), new Banner(model.problemProperty())));
        setCenter(new StackPane(content, empty));
    }

    private HBox header() {
        return Controls.header(
                "Compare",
                Controls.label(
                        "Test films: how well findings are told, and how films lie to each other",
                        Styles.TEXT_MUTED,
                        Styles.TEXT_SMALL),
                List.of(Controls.button(Material2OutlinedAL.DESCRIPTION, "Open report", model::openReport)));
    }

    private Node questions() {
        ComboBox<@Nullable Finding> finding = Controls.choice("Finding", value -> value == null ? "" : value.name());
        finding.setId("explore-finding");
        finding.setItems(model.findings());
        finding.valueProperty().bindBidirectional(model.findingProperty());
        ComboBox<@Nullable String> protocol = Controls.choice("Model", value -> value == null ? "" : value);
        protocol.setId("explore-model");
        protocol.setItems(model.models());
        protocol.valueProperty().bindBidirectional(model.modelProperty());
        finding.setMaxWidth(Double.MAX_VALUE);
        protocol.setMaxWidth(Double.MAX_VALUE);
        VBox questions = new VBox(
                16,
                Controls.section("Finding", finding),
                Controls.section("Model", protocol),
                Controls.section("Finished runs", runs()));
        questions.getStyleClass().add("details");
        ScrollPane side = new ScrollPane(questions);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setPrefWidth(220);
        side.setMinWidth(200);
        side.getStyleClass().add("side-left");
        return side;
    }

    private VBox runs() {
        VBox runs = new VBox(8);
        Runnable list = () -> runs.getChildren()
                .setAll(model.finished().stream().map(this::run).toList());
        model.finished().subscribe(list);
        list.run();
        return runs;
    }

    private Node run(RunSummary run) {
        CheckBox box = new CheckBox(run.name());
        box.setSelected(model.isChosen(run));
        box.selectedProperty().subscribe((_, wanted) -> model.choose(run, wanted));
        model.chosen().subscribe(() -> box.setSelected(model.isChosen(run)));
        Label about = Controls.label(
                run.method() + " on " + run.dataset(), Styles.TEXT_SMALL, Styles.TEXT_MUTED, "run-about");
        return new VBox(2, box, about);
    }

    private Node roc() {
        ChartPane chart = new ChartPane(dark, export);
        chart.setId("roc");
        model.rocProperty().subscribe(chart::show);
        Label none = Controls.label(
                "No ROC curve: choose a run and a finding that has both classes among the test films",
                Styles.TEXT_MUTED);
        none.setWrapText(true);
        none.setMaxWidth(260);
        none.visibleProperty().bind(model.rocProperty().isNull());
        StackPane card = new StackPane(chart, none);
        card.getStyleClass().add("card-flat");
        card.setMinSize(0, 0);
        card.setPrefSize(Region.USE_COMPUTED_SIZE, 0);
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
