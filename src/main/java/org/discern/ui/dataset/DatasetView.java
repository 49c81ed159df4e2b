package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.model.DatasetSummary;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FilmPictures;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The dataset browser: films at the left, the chosen one in the middle, what is known of it at the right.
public final class DatasetView extends BorderPane {
    private static final double FILM_ROW_HEIGHT = 72;

    private final DatasetViewModel model;
    private final ImportViewModel importing;
    private final ListView<FilmSlot> films = new ListView<>();

    public DatasetView(DatasetViewModel model, ImportViewModel importing, FilmPictures pictures) {
        this.model = model;
        this.importing = importing;
        getStyleClass().add("panel");
        BorderPane browser = browser(pictures);
        EmptyState empty = new EmptyState(
                Material2OutlinedMZ.PHOTO_LIBRARY,
                "No data set yet: import one",
                "A small YAML file describes where a data set's table and films are; sample-configs holds examples.",
                importButton());
        browser.visibleProperty().bind(model.project().datasetProperty().isNotNull());
        empty.visibleProperty().bind(browser.visibleProperty().not());
        setTop(new VBox(
                header(),
                new Banner(model.problemProperty()),
                new Banner(importing.problemProperty()),
                new ImportNote(importing)));
        setCenter(new StackPane(browser, empty));
    }

    private HBox header() {
        ComboBox<@Nullable DatasetSummary> choice = Controls.choice("Data set", DatasetView::title);
        choice.setId("dataset-choice");
        choice.setItems(model.project().datasets());
        choice.valueProperty().bindBidirectional(model.project().datasetProperty());
        choice.visibleProperty().bind(model.project().datasetProperty().isNotNull());
        Label synthetic = Chips.synthetic();
        Label about = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        model.project().datasetProperty().subscribe(dataset -> {
            synthetic.setVisible(dataset != null && dataset.synthetic());
            about.setText(dataset == null ? "Films, labels and clinical values" : size(dataset));
        });
        return Controls.header("Data", about, List.of(synthetic, choice, importButton()));
    }

    private Button importButton() {
        Button button = Controls.button(Material2OutlinedMZ.PUBLISH, "Import…", importing::importDataset);
        button.disableProperty().bind(importing.runningProperty());
        return button;
    }

    private BorderPane browser(FilmPictures pictures) {
        FilmViewer viewer = new FilmViewer(model);
        HBox.setHgrow(viewer, Priority.ALWAYS);
        BorderPane list = new BorderPane(filmList(pictures));
        list.setPrefWidth(292);
        list.setMinWidth(260);
        list.setBottom(counted());
        HBox row = new HBox(list, viewer, new FilmDetails(model, pictures));
        BorderPane browser = new BorderPane(row);
        browser.setTop(new FilterBar(model));
        return browser;
    }

    private ListView<FilmSlot> filmList(FilmPictures pictures) {
        films.setId("films");
        films.getStyleClass().addAll(Styles.DENSE, "film-list");
        films.setFixedCellSize(FILM_ROW_HEIGHT);
        films.setAccessibleText("Films");
        films.setCellFactory(_ -> new FilmCell(pictures));
        films.setPlaceholder(Controls.label("No film fits this filter", Styles.TEXT_MUTED));
        model.filmsProperty().subscribe(list -> films.setItems(list));
        films.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) model.positionProperty().set(index.intValue());
        });
        model.positionProperty().subscribe(position -> reveal(position.intValue()));
        return films;
    }

    private void reveal(int position) {
        if (position < 0 || films.getSelectionModel().getSelectedIndex() == position) return;
        films.getSelectionModel().select(position);
        films.scrollTo(Math.max(0, position - 2));
    }

    private Label counted() {
        Label counted = Controls.label("", "list-foot", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        counted.setId("films-counted");
        counted.setMaxWidth(Double.MAX_VALUE);
        model.filmsProperty().subscribe(list -> {
            DatasetSummary dataset = model.project().datasetProperty().get();
            long all = dataset == null ? 0 : dataset.films();
            counted.setText(number(list.size()) + " of " + number(all) + " films");
        });
        return counted;
    }

    private static String title(@Nullable DatasetSummary dataset) {
        return dataset == null ? "" : dataset.title();
    }

    private static String size(DatasetSummary dataset) {
        return number(dataset.films()) + " films of " + number(dataset.patients()) + " patients in "
                + number(dataset.studies()) + " studies";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
