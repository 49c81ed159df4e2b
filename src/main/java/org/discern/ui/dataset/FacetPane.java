package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.discern.model.DatasetSummary;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.Range;
import org.discern.model.RangeCounts;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;

/// What is known of the films, facet by facet, to narrow the list by.
final class FacetPane extends ScrollPane {
    private static final double WIDTH = 232;

    private final DatasetViewModel model;
    private final FacetBox<String> datasets =
            new FacetBox<>(this::title, values -> change(filter -> filter.withDatasets(values)));
    private final FacetBox<String> tags =
            new FacetBox<>(tag -> tag, values -> change(filter -> filter.withTags(values)));
    private final FacetBox<ViewPosition> views =
            new FacetBox<>(Enum::name, values -> change(filter -> filter.withViews(values)));
    private final FacetBox<Split> splits =
            new FacetBox<>(Chips::title, values -> change(filter -> filter.withSplits(values)));
    private final FacetBox<Sex> sexes =
            new FacetBox<>(Chips::title, values -> change(filter -> filter.withSexes(values)));
    private final FindingBox findings =
            new FindingBox((finding, values) -> change(filter -> filter.withLabel(finding, values)));
    private final RangeBox age = new RangeBox("age", "years", range -> change(filter -> filter.withAge(range)));
    private final VBox clinical = new VBox(12);
    private final Map<String, RangeBox> clinicalBoxes = new HashMap<>();
    private final Button clear;

    FacetPane(DatasetViewModel model) {
        this.model = model;
        clear = new Button("Clear");
        clear.setId("clear-filter");
        clear.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        clear.setOnAction(_ -> model.filterProperty().set(FilmFilter.ALL));
        HBox head = new HBox(Controls.label("Filter", Styles.TEXT_BOLD), Controls.spacer(), clear);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(
                16,
                head,
                present(
                        Controls.section("Data set", datasets),
                        facets -> facets.datasets().size() > 1),
                present(Controls.section("Tags", tags), facets -> !facets.tags().isEmpty()),
                present(
                        Controls.section("Findings", findings),
                        facets -> !facets.findings().isEmpty()),
                Controls.section("View", views),
                Controls.section("Split", splits),
                Controls.section("Sex", sexes),
                Controls.section("Age", age),
                present(
                        Controls.section("Clinical values", clinical),
                        facets -> !facets.clinical().isEmpty()),
                about());
        content.getStyleClass().add("facets");
        setId("facets");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        getStyleClass().add("side-left");
        setAccessibleText("Filter by what is known of the films");
        model.facetsProperty().subscribe(this::show);
        model.filterProperty().subscribe(filter -> clear.setDisable(filter.equals(FilmFilter.ALL)));
    }

    /// Calm and last: facts about the data set, not about the films that are left.
    private Node about() {
        Label lines = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        lines.setId("about-dataset");
        lines.setWrapText(true);
        VBox section = Controls.section("About the data set", lines);
        section.managedProperty().bind(section.visibleProperty());
        model.aboutProperty().subscribe(about -> {
            section.setVisible(!about.isEmpty());
            lines.setText(String.join("\n\n", about));
        });
        return section;
    }

    private Node present(Node section, Predicate<Facets> where) {
        section.managedProperty().bind(section.visibleProperty());
        model.facetsProperty().subscribe(facets -> section.setVisible(where.test(facets)));
        return section;
    }

    private void show(Facets facets) {
        FilmFilter filter = model.filterProperty().get();
        datasets.show(facets.datasets(), filter.datasets());
        tags.show(facets.tags(), filter.tags());
        views.show(facets.views(), filter.views());
        splits.show(facets.splits(), filter.splits());
        sexes.show(facets.sexes(), filter.sexes());
        findings.show(facets.findings(), filter.labels());
        age.show(facets.age(), filter.age());
        List<RangeBox> boxes = facets.clinical().stream()
                .map(value -> showClinical(value, filter.clinical().getOrDefault(value.name(), Range.ANY)))
                .toList();
        List<VBox> sections =
                boxes.stream().<VBox>map(box -> (VBox) box.getParent()).toList();
        if (!clinical.getChildren().equals(sections)) clinical.getChildren().setAll(sections);
    }

    private RangeBox showClinical(RangeCounts value, Range wanted) {
        RangeBox box = clinicalBoxes.computeIfAbsent(value.name(), this::clinicalBox);
        box.show(value, wanted);
        return box;
    }

    private RangeBox clinicalBox(String name) {
        RangeBox box = new RangeBox(name, unit(name), range -> change(filter -> filter.withClinical(name, range)));
        new VBox(2, Controls.label(name, Styles.TEXT_SMALL), box);
        return box;
    }

    private void change(UnaryOperator<FilmFilter> changed) {
        model.filterProperty().set(changed.apply(model.filterProperty().get()));
    }

    private String title(String dataset) {
        return model.project().dataset(dataset).map(DatasetSummary::title).orElse(dataset);
    }

    private String unit(String name) {
        return model.project().datasets().stream()
                .map(dataset -> dataset.entry().clinicalUnits().getOrDefault(name, ""))
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse("");
    }
}
