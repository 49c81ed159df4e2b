package org.discern.ui.dataset;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The filter above the list of films.
final class FilterBar extends HBox {
    private static final Duration TYPING_PAUSE = Duration.millis(200);

    private final DatasetViewModel model;

    FilterBar(DatasetViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("filter-bar");
        FilmQuery query = model.query();

        ComboBox<@Nullable Split> split =
                Controls.choice("Split", value -> value == null ? "Any split" : Chips.title(value));
        split.setItems(FXCollections.observableArrayList(null, Split.TRAIN, Split.VALIDATION, Split.TEST));
        split.valueProperty().bindBidirectional(query.splitProperty());

        ComboBox<@Nullable ViewPosition> view =
                Controls.choice("View", value -> value == null ? "Any view" : value.name());
        view.getItems().add(null);
        view.getItems().addAll(ViewPosition.values());
        view.valueProperty().bindBidirectional(query.viewProperty());

        Button clear = Controls.iconButton(Material2OutlinedAL.CLOSE, "Clear the filter", query::clear);
        CustomTextField text = search(query);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(split, view, finding(query), label(query), text, clear);
    }

    private ComboBox<@Nullable Finding> finding(FilmQuery query) {
        ComboBox<@Nullable Finding> finding =
                Controls.choice("Finding", value -> value == null ? "Any finding" : value.name());
        finding.setId("filter-finding");
        finding.setPrefWidth(150);
        model.project().datasetProperty().subscribe((@Nullable DatasetSummary dataset) -> {
            query.findingProperty().set(null);
            finding.getItems().setAll(new Finding[] {null});
            finding.getItems().addAll(dataset == null ? List.of() : dataset.findings());
        });
        finding.valueProperty().bindBidirectional(query.findingProperty());
        return finding;
    }

    private ComboBox<@Nullable LabelValue> label(FilmQuery query) {
        ComboBox<@Nullable LabelValue> label =
                Controls.choice("Label", value -> value == null ? "Any label" : Chips.title(value));
        label.getItems().addAll(LabelValue.values());
        label.valueProperty().bindBidirectional(query.labelProperty());
        label.disableProperty().bind(query.findingProperty().isNull());
        label.setPrefWidth(140);
        return label;
    }

    private CustomTextField search(FilmQuery query) {
        CustomTextField text = new CustomTextField();
        text.setId("filter-text");
        text.setLeft(new FontIcon(Material2OutlinedMZ.SEARCH));
        text.setPromptText("Image, patient or study id");
        text.setAccessibleText("Part of an image, patient or study id");
        text.setMinWidth(110);
        text.setPrefWidth(160);
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(_ -> query.textProperty().set(text.getText()));
        text.textProperty().subscribe((_, _) -> pause.playFromStart());
        query.textProperty().subscribe(value -> {
            if (!value.equals(text.getText())) text.setText(value);
        });
        return text;
    }
}
