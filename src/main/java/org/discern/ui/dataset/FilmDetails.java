package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmName;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.FilmThumbnail;
import org.jspecify.annotations.Nullable;

/// What is known of the chosen film, its patient's other films, and how common the findings are among the films
/// listed.
final class FilmDetails extends ScrollPane {
    private static final double THUMBNAIL = 32;

    private final DatasetViewModel model;
    private final FilmPictures pictures;
    private final VBox film = new VBox(16);
    private final VBox patient = new VBox(4);
    private final VBox counts = new VBox(6);

    FilmDetails(DatasetViewModel model, FilmPictures pictures) {
        this.model = model;
        this.pictures = pictures;
        VBox content = new VBox(
                16,
                film,
                Controls.section("Same patient", patient),
                Controls.section("Among the films listed", counts));
        content.getStyleClass().add("details");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(264);
        setMinWidth(236);
        getStyleClass().add("side");
        model.filmProperty().subscribe(this::show);
        model.patientFilms().subscribe(this::showPatient);
        model.counts().subscribe(this::showCounts);
    }

    private void show(@Nullable Radiograph chosen) {
        film.getChildren().clear();
        if (chosen == null) return;
        FlowPane labels = new FlowPane(4, 4);
        for (Finding finding : findings())
            labels.getChildren().add(Chips.finding(finding.name(), chosen.label(finding)));
        film.getChildren().addAll(Controls.section("Film", facts(chosen)), Controls.section("Findings", labels));
        if (!chosen.clinicalValues().isEmpty())
            film.getChildren().add(Controls.section("Clinical values", clinical(chosen)));
        showPatient();
    }

    private Node facts(Radiograph chosen) {
        GridPane grid = grid();
        addRow(grid, "Image", FilmName.of(chosen));
        addRow(grid, "Patient", chosen.patientId());
        addRow(grid, "Study", chosen.studyId());
        addRow(
                grid,
                "View",
                chosen.view() + " (" + Chips.title(chosen.view().laterality()).toLowerCase(Locale.ROOT) + ")");
        addRow(grid, "Split", Chips.title(chosen.split()));
        addRow(grid, "Sex", Chips.title(chosen.sex()));
        addRow(
                grid,
                "Age",
                Double.isNaN(chosen.ageYears())
                        ? "unknown"
                        : String.format(Locale.ROOT, "%.0f years", chosen.ageYears()));
        return grid;
    }

    private Node clinical(Radiograph chosen) {
        DatasetSummary dataset = model.project().datasetProperty().get();
        Map<String, String> units = dataset == null ? Map.of() : dataset.entry().clinicalUnits();
        GridPane grid = grid();
        new TreeMap<>(chosen.clinicalValues())
                .forEach((name, value) -> addRow(
                        grid,
                        name,
                        String.format(Locale.ROOT, "%.4g %s", value.value(), units.getOrDefault(name, ""))
                                .strip()));
        return grid;
    }

    private void showPatient() {
        patient.getChildren().clear();
        for (Radiograph other : model.patientFilms()) {
            Button go = new Button(other.view() + " · study " + other.studyId());
            go.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "row-button");
            go.setMaxWidth(Double.MAX_VALUE);
            go.setDisable(other.equals(model.filmProperty().get()));
            go.setOnAction(_ -> model.show(other));
            FilmThumbnail thumbnail = new FilmThumbnail(pictures, THUMBNAIL);
            thumbnail.show(other);
            go.setGraphic(thumbnail);
            patient.getChildren().add(go);
        }
    }

    private void showCounts() {
        counts.getChildren().clear();
        for (FindingCounts finding : model.counts()) counts.getChildren().add(new CountBar(finding));
    }

    private java.util.List<Finding> findings() {
        DatasetSummary dataset = model.project().datasetProperty().get();
        return dataset == null ? java.util.List.of() : dataset.findings();
    }

    private static GridPane grid() {
        GridPane grid = new GridPane(12, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(64);
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
