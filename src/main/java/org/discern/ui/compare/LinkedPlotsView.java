package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.figure.ColourBy;
import org.discern.model.Radiograph;
import org.discern.ui.compare.LinkedPlotsViewModel.Kept;
import org.discern.ui.compare.LinkedPlotsViewModel.MovedFilm;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Ends;
import org.discern.ui.kit.ExportButton;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.TextSize;
import org.discern.ui.kit.scatter.ScatterCaption;
import org.discern.ui.kit.scatter.ScatterLegend;
import org.discern.ui.kit.scatter.ScatterPane;
import org.discern.ui.kit.scatter.ScatterTools;
import org.discern.ui.kit.scatter.ScatterViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Where the runs differ: their layouts side by side, and below them whose neighbours were kept.
final class LinkedPlotsView extends StackPane {
    private static final double NEIGHBOURS_HEIGHT = 168;
    /// With what is said below each.
    private static final double PLOTS_HEIGHT = 290;

    private final LinkedPlotsViewModel model;
    private final FilmPictures pictures;
    private final FilmNames names;
    private final ObservableBooleanValue dark;
    private final FigureExport export;
    private final List<Node> plots = new ArrayList<>();
    private final HBox shown = new HBox(1);

    /// @param showFilms lists films in the dataset browser
    LinkedPlotsView(
            LinkedPlotsViewModel model,
            FilmPictures pictures,
            FilmNames names,
            ObservableBooleanValue dark,
            FigureExport export,
            Consumer<Collection<String>> showFilms) {
        this.model = model;
        this.pictures = pictures;
        this.names = names;
        this.dark = dark;
        this.export = export;
        for (int place = 0; place < model.scatters().size(); place++) plots.add(plot(place));
        shown.getStyleClass().add("linked-plots");
        shown.setMinWidth(0);
        TextSize.follow(this, size -> shown.setMinHeight(PLOTS_HEIGHT * size));
        model.namesProperty().subscribe(now -> shown.getChildren().setAll(plots.subList(0, now.size())));
        Ends legend = legend();
        Label none = Controls.label(
                "None of the chosen runs has a layout: choose one, or lay its films out in the embedding panel.",
                Styles.TEXT_MUTED);
        none.setWrapText(true);
        none.setMaxWidth(380);
        VBox top = new VBox(bar(showFilms), legend);
        Node below = neighbours();
        for (Node part : List.of(top, shown, below)) {
            part.visibleProperty()
                    .bind(model.scatters().getFirst().placesProperty().isNotNull());
        }
        none.visibleProperty().bind(top.visibleProperty().not());
        VBox.setVgrow(shown, Priority.ALWAYS);
        getChildren().addAll(Controls.scrolling(new VBox(top, shown, below)), none);
    }

    private Node bar(Consumer<Collection<String>> showFilms) {
        ScatterViewModel first = model.scatters().getFirst();
        ScatterTools tools = new ScatterTools(model.scatters());
        tools.listenIn(this);
        ComboBox<@Nullable ColourBy> colours =
                Controls.choice("Colour by (C for the next)", value -> value == null ? "" : value.title());
        colours.setId("compare-colours");
        colours.setItems(first.colourings());
        colours.valueProperty().bindBidirectional(first.colourByProperty());
        colours.setMinWidth(140);
        colours.setPrefWidth(170);
        Button locate = Controls.iconButton(
                Material2OutlinedMZ.MY_LOCATION, "Find the film looked at in the plots", this::locate);
        Button clear =
                Controls.iconButton(Material2OutlinedAL.CLOSE, "Select nothing (double-click a plot)", first::clear);
        Button show = Controls.button(
                Material2OutlinedMZ.PHOTO_LIBRARY, "Show in Data", () -> showFilms.accept(model.chosen()));
        show.setTooltip(new Tooltip("List the films selected in the dataset browser"));
        HBox look = new HBox(8, tools, locate, colours);
        HBox choose = new HBox(8, clear, show);
        for (HBox part : List.of(look, choose)) part.setAlignment(Pos.CENTER_LEFT);
        Ends bar = new Ends(look, choose);
        bar.getStyleClass().add("plot-bar");
        return bar;
    }

    private Ends legend() {
        Pane classes = ScatterLegend.row(model.scatters().getFirst(), dark);
        Label counted = Controls.label("", Styles.TEXT_BOLD);
        counted.setMinWidth(USE_PREF_SIZE);
        counted.textProperty().bind(model.scatters().getFirst().countedProperty());
        Ends legend = new Ends(classes, counted);
        legend.getStyleClass().add("linked-legend");
        return legend;
    }

    private void locate() {
        Radiograph film = model.selection().filmProperty().get();
        if (film != null) model.scatters().forEach(scatter -> scatter.locate(film));
    }

    private Node plot(int place) {
        ScatterViewModel scatter = model.scatters().get(place);
        ScatterPane pane = new ScatterPane(scatter, pictures, names, dark);
        pane.setId("linked-plot-" + (place + 1));
        model.ringedProperty()
                .subscribe(rings -> pane.ringedProperty().set(place < rings.size() ? rings.get(place) : Map.of()));
        Label name = Controls.label("", Styles.TEXT_BOLD);
        name.setMinWidth(0);
        model.namesProperty().subscribe(now -> name.setText(place < now.size() ? now.get(place) : ""));
        HBox head = new HBox(8, name, Controls.spacer(), ExportButton.of(export, () -> scatter.figure(name.getText())));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("linked-head");
        BorderPane plot = new BorderPane(pane);
        plot.getStyleClass().add("linked-plot");
        plot.setTop(head);
        plot.setBottom(ScatterCaption.of(scatter));
        plot.setMinSize(0, 0);
        plot.setPrefWidth(100);
        HBox.setHgrow(plot, Priority.ALWAYS);
        return plot;
    }

    private Node neighbours() {
        VBox kept = new VBox(6);
        kept.setId("kept");
        Runnable tell = () -> kept.getChildren().setAll(sentences());
        model.keptProperty().subscribe(_ -> tell.run());
        model.namesProperty().subscribe(_ -> tell.run());
        model.searchingProperty().subscribe(_ -> tell.run());
        names.maskedProperty().subscribe(_ -> tell.run());
        VBox left = new VBox(
                8,
                Controls.busy("Looking for neighbours in the embeddings…", model.searchingProperty(), model::stop),
                kept);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        left.setPrefWidth(100);
        VBox right = moved();
        HBox below = new HBox(16, left, right);
        below.getStyleClass().add("linked-neighbours");
        below.setPrefHeight(NEIGHBOURS_HEIGHT);
        left.setMinHeight(USE_PREF_SIZE);
        return below;
    }

    private List<Label> sentences() {
        List<Label> sentences = new ArrayList<>();
        List<String> runs = model.namesProperty().get();
        List<Kept> kept = model.keptProperty().get();
        if (runs.size() < 2) {
            sentences.add(sentence("Choose a second run at the left to see which neighbours films keep."));
        } else if (kept.isEmpty()) {
            if (!model.searchingProperty().get())
                sentences.add(sentence("Neighbours were not looked for. Open this question again to look for them."));
        } else {
            Radiograph film = model.selection().filmProperty().get();
            boolean has = film != null && kept.getFirst().of() > 0;
            sentences.add(sentence(
                    has
                            ? "Neighbours of " + names.image(film) + " in " + runs.getFirst()
                                    + ", ringed: green where a run has kept them, red and dashed where not."
                            : "Of each film's nearest neighbours in " + runs.getFirst()
                                    + ", in the embeddings themselves. Click a film to see its own."));
            for (Kept each : kept) sentences.add(sentence(said(each, has)));
        }
        return sentences;
    }

    private static String said(Kept kept, boolean ofFilm) {
        String mean = String.format(Locale.ROOT, "%.0f %%", 100 * kept.meanShare());
        return ofFilm
                ? kept.run() + " has kept " + kept.kept() + " of " + kept.of() + "; " + mean + " over all films."
                : kept.run() + " has kept " + mean + ".";
    }

    private static Label sentence(String text) {
        Label label = Controls.label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// A click looks at the film, here and in all panels.
    private VBox moved() {
        ListView<MovedFilm> list = new ListView<>();
        list.setId("most-moved");
        list.setAccessibleText("Films that lost most of their neighbours");
        list.getStyleClass().addAll(Styles.DENSE, "moved-list");
        list.setCellFactory(_ -> new MovedCell());
        list.getSelectionModel().selectedItemProperty().subscribe(moved -> {
            if (moved != null) model.selection().look(moved.film());
        });
        model.movedProperty().subscribe(films -> {
            // The same list again keeps the film that is chosen.
            if (!films.equals(list.getItems())) list.getItems().setAll(films);
        });
        names.maskedProperty().subscribe(_ -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox moved = Controls.section("Moved most, from the first run to the last", list);
        moved.setPrefWidth(300);
        moved.setMinWidth(220);
        moved.visibleProperty().bind(model.searchingProperty().not());
        return moved;
    }

    private final class MovedCell extends ListCell<MovedFilm> {
        @Override
        protected void updateItem(@Nullable MovedFilm item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    item == null || empty
                            ? ""
                            : names.image(item.film()) + "   kept " + item.kept() + " of " + item.of());
        }
    }
}
