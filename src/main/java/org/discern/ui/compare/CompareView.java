package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.model.Finding;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.TablePane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The comparison panel: what to compare at the left; a tab for each question at the right.
public final class CompareView extends BorderPane {
    private static final double SIDE_WIDTH = 252;
    private static final double LABELS_HEIGHT = 340;
    private static final double ALL_QUESTIONS_WIDTH = 1300;
    private static final double NARROW_WIDTH = 760;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final String CLINICAL = "evaluate RUN --set evaluation.fusion.kind=all";
    private static final String ELSEWHERE = "external RUN DATASET";
    private static final String MATRIX = "matrix SETTINGS";

    private final CompareViewModel model;
    private final ObservableBooleanValue dark;
    private final FigureExport export;

    /// @param showFilms lists films in the dataset browser
    /// @param train goes to the training panel
    public CompareView(
            CompareViewModel model,
            FilmPictures pictures,
            FilmNames names,
            ObservableBooleanValue dark,
            FigureExport export,
            Consumer<Collection<String>> showFilms,
            Runnable train) {
        this.model = model;
        this.dark = dark;
        this.export = export;
        getStyleClass().add("panel");
        TabPane tabs = new TabPane(
                tab("Which is better?", new ScoresView(model, export.desktop())),
                tab("Which threshold?", new ThresholdView(model.curves(), dark, export, showFilms)),
                plots(new LinkedPlotsView(model.plots(), pictures, names, dark, export, showFilms)),
                tab("How few labels?", labels()),
                tab(
                        "Do clinical values help?",
                        new ClinicalView(model.clinical(), dark, export, () -> model.copyCommand(CLINICAL))),
                tab(
                        "Does it hold elsewhere?",
                        new ElsewhereView(model.elsewhere(), dark, export, () -> model.copyCommand(ELSEWHERE))),
                tab(
                        "Does it hide other diseases?",
                        new MatrixView(model.matrix(), dark, export, () -> model.copyCommand(MATRIX))),
                tab("What was set?", runTable()));
        tabs.setId("compare-tabs");
        tabs.widthProperty().subscribe(width -> {
            tabs.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_WIDTH);
            tabs.getTabs().forEach(tab -> name(tab, width.doubleValue()));
        });
        HBox.setHgrow(tabs, Priority.ALWAYS);
        tabs.setMinWidth(0);
        HBox content = new HBox(side(), tabs);
        EmptyState empty = new EmptyState(
                Material2OutlinedMZ.SCATTER_PLOT,
                "No finished run yet",
                "When a run is done, its ROC curves, scores and the embedding of its test films appear here.",
                Controls.button(Material2OutlinedMZ.SHOW_CHART, "Go to training", train));
        content.visibleProperty().bind(Bindings.isNotEmpty(model.finished()));
        empty.visibleProperty().bind(content.visibleProperty().not());
        VBox banners = new VBox(new Banner(model.problemProperty()));
        model.plots().scatters().forEach(plot -> banners.getChildren().add(new Banner(plot.problemProperty())));
        setTop(new VBox(header(), banners));
        setCenter(new StackPane(content, empty));
    }

    private static Tab tab(String question, Node answer) {
        Tab tab = new Tab(question, answer);
        tab.setUserData(question);
        tab.setClosable(false);
        return tab;
    }

    /// A question in one line, or in two where all in one line would hide some behind a menu.
    private static void name(Tab tab, double width) {
        String question = String.valueOf(tab.getUserData());
        tab.setText(width < ALL_QUESTIONS_WIDTH ? broken(question) : question);
    }

    /// At the space nearest to its middle.
    private static String broken(String question) {
        int middle = question.length() / 2;
        int before = question.lastIndexOf(' ', middle);
        int after = question.indexOf(' ', middle);
        int at = before < 0 || (after >= 0 && after - middle < middle - before) ? after : before;
        return question.substring(0, at) + "\n" + question.substring(at + 1);
    }

    /// Looks for neighbours only once someone looks.
    private Tab plots(LinkedPlotsView view) {
        Tab tab = tab("Where do they differ?", view);
        tab.selectedProperty().subscribe(shown -> {
            if (shown) model.plots().open();
        });
        return tab;
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

    private Node side() {
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
        side.setPrefWidth(SIDE_WIDTH);
        side.setMinWidth(SIDE_WIDTH);
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
        box.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        box.setTooltip(new Tooltip(run.name()));
        box.setSelected(model.isChosen(run));
        box.selectedProperty().subscribe((_, wanted) -> model.choose(run, wanted));
        model.chosen().subscribe(() -> box.setSelected(model.isChosen(run)));
        Label about = Controls.label(
                run.method() + " on " + run.dataset(), Styles.TEXT_SMALL, Styles.TEXT_MUTED, "run-about");
        return new VBox(2, box, about);
    }

    private Node labels() {
        ChartPane chart = new ChartPane(dark, export);
        chart.setId("labels");
        chart.needs(0, LABELS_HEIGHT);
        DifferencesViewModel differences = model.differences();
        differences.labelCurveProperty().subscribe(chart::show);
        Label none = Controls.label(
                "None of the chosen runs was trained with several shares of labels. Set evaluation.labelFractions in"
                        + " an experiment, or choose runs that differ in evaluation.labelFraction.",
                Styles.TEXT_MUTED);
        none.setWrapText(true);
        none.setMaxWidth(420);
        none.visibleProperty()
                .bind(differences
                        .labelCurveProperty()
                        .isNull()
                        .and(differences.workingProperty().not()));
        HBox busy = Controls.busy("Comparing on the test films…", differences.workingProperty(), differences::stop);
        busy.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane labels = new StackPane(chart, none, busy);
        labels.getStyleClass().add("results");
        return Controls.scrolling(labels);
    }

    private Node runTable() {
        TablePane table = new TablePane(export.desktop());
        table.rows().setId("run-table");
        model.runTableProperty().subscribe(table::show);
        VBox content = new VBox(table);
        content.getStyleClass().add("results");
        return Controls.scrolling(content);
    }
}
