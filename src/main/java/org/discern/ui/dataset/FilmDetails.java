package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.FilmThumbnail;
import org.discern.ui.kit.GreyPicture;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What is known of the film looked at, its tags, and its patient's other films.
final class FilmDetails extends ScrollPane {
    private static final double WIDTH = 248;
    private static final double THUMBNAIL = 32;
    private static final double PREVIEW = 200;
    private static final DateTimeFormatter TAKEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final DatasetViewModel model;
    private final ViewerViewModel viewer;
    private final FilmActionsViewModel actions;
    private final FilmPictures pictures;
    private final FilmNames names;
    private final VBox film = new VBox(16);
    private final FlowPane tags = new FlowPane(4, 4);
    private final VBox patient = new VBox(4);
    private final List<FilmThumbnail> thumbnails = new ArrayList<>();

    FilmDetails(
            DatasetViewModel model,
            ViewerViewModel viewer,
            FilmActionsViewModel actions,
            FilmPictures pictures,
            FilmNames names,
            ObservableBooleanValue showPicture,
            Runnable locate) {
        this.model = model;
        this.viewer = viewer;
        this.actions = actions;
        this.pictures = pictures;
        this.names = names;
        Button inEmbedding = Controls.button(Material2OutlinedAL.BUBBLE_CHART, "Show in embedding", locate);
        inEmbedding.setId("locate-film");
        inEmbedding.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        VBox content = new VBox(
                16,
                preview(showPicture),
                film,
                inEmbedding,
                Controls.section("Tags", tags),
                Controls.section("Same patient", patient));
        content.getStyleClass().add("details");
        content.visibleProperty().bind(model.selection().filmProperty().isNotNull());
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        getStyleClass().add("side");
        setAccessibleText("About the film looked at");
        model.selection().filmProperty().subscribe(this::show);
        names.maskedProperty()
                .subscribe((_, _) -> show(model.selection().filmProperty().get()));
        viewer.patientFilms().subscribe(this::showPatient);
        actions.tags().subscribe(this::showTags);
        showTags();
    }

    /// The film itself, where the list shows no pictures.
    private Node preview(ObservableBooleanValue shown) {
        ImageView picture = new ImageView();
        picture.setFitWidth(PREVIEW);
        picture.setFitHeight(PREVIEW);
        picture.setPreserveRatio(true);
        viewer.looked()
                .pictureProperty()
                .subscribe(
                        grey -> picture.setImage(grey == null ? null : GreyPicture.of(grey, GreyPicture.Tone.PLAIN)));
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("thumbnail");
        frame.setMinHeight(PREVIEW);
        frame.visibleProperty().bind(shown);
        frame.managedProperty().bind(shown);
        return frame;
    }

    private void show(@Nullable Radiograph looked) {
        film.getChildren().clear();
        if (looked == null) return;
        DatasetEntry dataset = model.project()
                .dataset(looked.dataset())
                .map(DatasetSummary::entry)
                .orElse(null);
        FlowPane labels = new FlowPane(4, 4);
        Set<Finding> findings = new LinkedHashSet<>(dataset == null ? List.of() : dataset.findings());
        findings.addAll(looked.labels().keySet());
        for (Finding finding : findings) labels.getChildren().add(Chips.finding(finding.name(), looked.label(finding)));
        film.getChildren().addAll(Controls.section("Film", facts(looked)), Controls.section("Findings", labels));
        if (!looked.clinicalValues().isEmpty()) {
            Map<String, String> units = dataset == null ? Map.of() : dataset.clinicalUnits();
            film.getChildren().add(Controls.section("Clinical values", clinical(looked, units)));
        }
        showPatient();
    }

    private Node facts(Radiograph looked) {
        GridPane grid = grid();
        addRow(grid, "Image", names.image(looked));
        addRow(grid, "Patient", names.patient(looked));
        addRow(grid, "Study", names.study(looked));
        LocalDateTime taken = looked.taken();
        if (taken != null) addRow(grid, "Taken", TAKEN.format(taken));
        addRow(
                grid,
                "View",
                looked.view() + " (" + Chips.title(looked.view().laterality()).toLowerCase(Locale.ROOT) + ")");
        addRow(grid, "Split", Chips.title(looked.split()));
        addRow(grid, "Sex", Chips.title(looked.sex()));
        addRow(
                grid,
                "Age",
                Double.isNaN(looked.ageYears())
                        ? "unknown"
                        : String.format(Locale.ROOT, "%.0f years", looked.ageYears()));
        addRow(grid, "Data set", looked.dataset());
        return grid;
    }

    private static Node clinical(Radiograph looked, Map<String, String> units) {
        GridPane grid = grid();
        new TreeMap<>(looked.clinicalValues())
                .forEach((name, value) -> addRow(
                        grid,
                        name,
                        String.format(Locale.ROOT, "%.4g %s", value.value(), units.getOrDefault(name, ""))
                                .strip()));
        return grid;
    }

    private void showTags() {
        tags.getChildren().clear();
        for (String tag : actions.tags()) {
            Button chip = new Button(tag, new FontIcon(Material2OutlinedAL.CLOSE));
            chip.getStyleClass().addAll("tag", Styles.SMALL);
            chip.setContentDisplay(ContentDisplay.RIGHT);
            chip.setAccessibleText("Take the tag " + tag + " off this film");
            chip.setOnAction(_ -> actions.untag(tag));
            tags.getChildren().add(chip);
        }
        Button add = Controls.iconButton(Material2OutlinedAL.ADD, "Tag the films picked (T)", actions::tag);
        add.getStyleClass().add(Styles.SMALL);
        tags.getChildren().add(add);
    }

    private void showPatient() {
        // Pictures not read yet are not wanted any more.
        thumbnails.forEach(thumbnail -> thumbnail.show(null));
        thumbnails.clear();
        patient.getChildren().clear();
        Radiograph looked = model.selection().filmProperty().get();
        for (Radiograph other : viewer.patientFilms()) {
            Button go = new Button(other.view() + " · study " + names.study(other));
            go.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "row-button");
            go.setMaxWidth(Double.MAX_VALUE);
            go.setDisable(looked != null && other.imageId().equals(looked.imageId()));
            go.setOnAction(_ -> viewer.show(other));
            FilmThumbnail thumbnail = new FilmThumbnail(pictures, THUMBNAIL);
            thumbnail.show(other);
            thumbnails.add(thumbnail);
            go.setGraphic(thumbnail);
            patient.getChildren().add(go);
        }
        if (viewer.patientFilms().size() > 1) {
            patient.getChildren().add(Controls.button(Material2OutlinedAL.COMPARE, "Compare studies", this::compare));
        }
    }

    private void compare() {
        viewer.comparingProperty().set(true);
        viewer.openProperty().set(true);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane(12, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        return grid;
    }

    private static void addRow(GridPane grid, String name, String value) {
        Label text = new Label(value);
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), Controls.label(name, Styles.TEXT_MUTED), text);
    }
}
