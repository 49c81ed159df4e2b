package org.discern.ui.embedding;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.figure.ColourBy;
import org.discern.model.Radiograph;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.Ends;
import org.discern.ui.kit.ExportButton;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FilmCard;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.scatter.ScatterCaption;
import org.discern.ui.kit.scatter.ScatterLegend;
import org.discern.ui.kit.scatter.ScatterPane;
import org.discern.ui.kit.scatter.ScatterTools;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The embedding panel: run, colours, layout and film at the left; the plot and what is said of it at the right.
public final class EmbeddingView extends BorderPane {
    private static final double SIDE_WIDTH = 248;
    private static final double THUMBNAIL = 160;

    private final EmbeddingViewModel model;
    private final FilmPictures pictures;
    private final FilmNames names;
    private final ObservableBooleanValue dark;
    private final Runnable showFilms;

    /// @param showFilms lists the films chosen in the dataset browser
    /// @param train goes to the training panel
    public EmbeddingView(
            EmbeddingViewModel model,
            FilmPictures pictures,
            FilmNames names,
            ObservableBooleanValue dark,
            FigureExport export,
            Runnable showFilms,
            Runnable train) {
        this.model = model;
        this.pictures = pictures;
        this.names = names;
        this.dark = dark;
        this.showFilms = showFilms;
        getStyleClass().add("panel");
        BorderPane content = new BorderPane(plot(export));
        content.setLeft(side());
        EmptyState empty = new EmptyState(
                Material2OutlinedAL.BUBBLE_CHART,
                "No finished run yet",
                "When a run is done, its films appear here, laid out by how its encoder sees them.",
                Controls.button(Material2OutlinedMZ.SHOW_CHART, "Go to training", train));
        content.visibleProperty().bind(Bindings.isNotEmpty(model.runs()));
        empty.visibleProperty().bind(content.visibleProperty().not());
        setTop(new VBox(
                Controls.header(
                        "Embedding",
                        Controls.label(
                                "Films laid out by how a run's encoder sees them: near ones look alike to it",
                                Styles.TEXT_MUTED,
                                Styles.TEXT_SMALL),
                        List.of()),
                new Banner(model.problemProperty()),
                new Banner(model.scatter().problemProperty())));
        setCenter(new StackPane(content, empty));
    }

    private Node plot(FigureExport export) {
        ScatterPane pane = new ScatterPane(model.scatter(), pictures, names, dark);
        pane.setId("embedding-plot");
        ScatterTools tools = new ScatterTools(List.of(model.scatter()));
        tools.listenIn(this);
        Button locate = Controls.iconButton(
                Material2OutlinedMZ.MY_LOCATION, "Find the film looked at in the plot", model::locate);
        Button show = Controls.button(Material2OutlinedMZ.PHOTO_LIBRARY, "Show in Data", showFilms);
        show.setId("embedding-show-films");
        show.setTooltip(new Tooltip("List the films selected in the dataset browser"));
        Label counted = Controls.label("", Styles.TEXT_BOLD);
        counted.setId("embedding-counted");
        counted.setWrapText(true);
        counted.getStyleClass().add("counted");
        counted.textProperty().bind(model.scatter().countedProperty());
        Button clear = Controls.iconButton(
                Material2OutlinedAL.CLOSE, "Select nothing (double-click the plot)", model.scatter()::clear);
        Label note = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        note.setMinWidth(0);
        note.textProperty().bind(model.noteProperty());
        HBox look = new HBox(8, tools, locate);
        HBox choose = new HBox(8, note, counted, clear, show, ExportButton.of(export, model::figure));
        for (HBox part : List.of(look, choose)) part.setAlignment(Pos.CENTER_LEFT);
        Ends bar = new Ends(look, choose);
        bar.getStyleClass().add("plot-bar");
        bar.visibleProperty().bind(model.scatter().placesProperty().isNotNull());
        bar.managedProperty().bind(bar.visibleProperty());
        BorderPane plot = new BorderPane(new StackPane(pane, nothing()));
        plot.setTop(bar);
        VBox caption = ScatterCaption.of(model.scatter());
        caption.setId("embedding-caption");
        plot.setBottom(caption);
        plot.setMinSize(0, 0);
        return plot;
    }

    /// What stands where the plot would be.
    private Node nothing() {
        Label text = Controls.label("", Styles.TEXT_MUTED);
        text.setWrapText(true);
        text.setMaxWidth(380);
        text.setMouseTransparent(true);
        text.textProperty()
                .bind(Bindings.when(model.readingProperty())
                        .then("Reading the run…")
                        .otherwise("No layout of this run yet. Choose the settings at the left and start one."));
        text.visibleProperty().bind(model.scatter().placesProperty().isNull());
        return text;
    }

    private Node side() {
        ComboBox<@Nullable RunSummary> run = Controls.choice("Run", value -> value == null ? "" : value.name());
        run.setId("embedding-run");
        run.setItems(model.runs());
        run.valueProperty().bindBidirectional(model.runProperty());
        run.setMaxWidth(Double.MAX_VALUE);
        ComboBox<@Nullable ColourBy> colours =
                Controls.choice("Colour by (C for the next)", value -> value == null ? "" : value.title());
        colours.setId("embedding-colours");
        colours.setItems(model.scatter().colourings());
        colours.valueProperty().bindBidirectional(model.scatter().colourByProperty());
        colours.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(
                16,
                Controls.section("Run", run),
                Controls.section("Colour by", colours, ScatterLegend.column(model.scatter(), dark)),
                Controls.section("Film looked at", film()),
                Controls.section("Layout", new LayoutControls(model)));
        content.getStyleClass().add("details");
        ScrollPane side = new ScrollPane(content);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setPrefWidth(SIDE_WIDTH);
        side.setMinWidth(SIDE_WIDTH);
        side.getStyleClass().add("side-left");
        return side;
    }

    private Node film() {
        FilmCard card = new FilmCard(pictures, names, THUMBNAIL, model.scatter()::said);
        Label none = Controls.label("Click a point to keep its film here.", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        none.setWrapText(true);
        Consumer<@Nullable Radiograph> show = film -> {
            card.show(film);
            card.setManaged(film != null);
            none.setVisible(film == null);
            none.setManaged(film == null);
        };
        model.filmProperty().subscribe(show);
        model.scatter()
                .legendProperty()
                .subscribe(_ -> show.accept(model.filmProperty().get()));
        return new VBox(card, none);
    }
}
