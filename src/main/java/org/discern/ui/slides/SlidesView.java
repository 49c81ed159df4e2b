package org.discern.ui.slides;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Beside;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.TablePane;
import org.discern.workflow.SlidesCell;
import org.discern.workflow.SlidesPage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The slides' table beside this project's runs; at the right what fills the cell that is chosen.
public final class SlidesView extends BorderPane {
    private static final double LEAST_WIDTH = 700;
    private static final double TABLE_HEIGHT = 420;
    private static final double YAML_HEIGHT = 200;

    private final SlidesViewModel model;
    private final Desktop desktop;
    private final VBox content = new VBox(16);

    public SlidesView(SlidesViewModel model, Desktop desktop) {
        this.model = model;
        this.desktop = desktop;
        getStyleClass().add("panel");
        content.getStyleClass().add("results");
        model.pageProperty().subscribe(this::show);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.visibleProperty().bind(model.pageProperty().isNotNull());
        HBox busy = Controls.busy("Reading this project's runs…", model.readingProperty(), model::stop);
        busy.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label about = Controls.label(
                "The DisCeRn slides' numbers beside this project's runs", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        Button write = Controls.button(Material2OutlinedAL.DESCRIPTION, "Open as page", model::write);
        setTop(new VBox(Controls.header("Slides", about, List.of(write)), new Banner(model.problemProperty())));
        setCenter(new StackPane(new Beside(scroll, cell(), LEAST_WIDTH, TABLE_HEIGHT), busy));
    }

    private void show(@Nullable SlidesPage page) {
        content.getChildren().clear();
        if (page == null) return;
        Label title = Controls.label("AUROC for " + page.published().finding() + " [95 % interval]", Styles.TEXT_BOLD);
        HBox head =
                new HBox(8, title, Controls.spacer(), TablePane.copyButton(desktop, () -> Optional.of(page.table())));
        head.setAlignment(Pos.CENTER_LEFT);
        TablePane sizes = new TablePane(desktop);
        sizes.show(page.testSizes());
        content.getChildren()
                .addAll(new VBox(8, head, grid(page)), notes(page.table().notes()), sizes);
    }

    private static Node notes(List<String> lines) {
        VBox notes = new VBox(4);
        for (String line : lines) {
            Label note = Controls.label(line, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            note.setWrapText(true);
            note.setMinHeight(USE_PREF_SIZE);
            notes.getChildren().add(note);
        }
        return notes;
    }

    private GridPane grid(SlidesPage page) {
        GridPane grid = new GridPane(6, 6);
        grid.setId("slides-table");
        grid.getColumnConstraints().add(new ColumnConstraints());
        int settings = page.published().settings().size();
        for (int setting = 0; setting < settings; setting++) {
            ColumnConstraints column =
                    new ColumnConstraints(0, 100, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT, true);
            grid.getColumnConstraints().add(column);
            grid.add(
                    Controls.label(
                            page.published().settings().get(setting).name(), Styles.TEXT_SMALL, Styles.TEXT_MUTED),
                    setting + 1,
                    0);
        }
        ToggleGroup group = new ToggleGroup();
        for (int place = 0; place < page.cells().size(); place++) {
            SlidesCell cell = page.cells().get(place);
            int row = place / settings;
            if (place % settings == 0) grid.add(method(cell), 0, row + 1);
            grid.add(button(cell, group), place % settings + 1, row + 1);
        }
        return grid;
    }

    private static Label method(SlidesCell cell) {
        Label method = Controls.label(SlidesCell.title(cell.row()));
        method.setWrapText(true);
        method.getStyleClass().add("slides-method");
        return method;
    }

    private ToggleButton button(SlidesCell cell, ToggleGroup group) {
        Label own = Controls.label(
                cell.own() == null
                        ? "none here " + cell.ownText()
                        : "here " + cell.own().aurocText(),
                Styles.TEXT_SMALL);
        if (cell.own() == null) own.getStyleClass().add(Styles.TEXT_MUTED);
        ToggleButton button = new ToggleButton(null, new VBox(1, Controls.label(cell.publishedText()), own));
        button.setId(cell.name());
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(cell.title() + ": published " + cell.publishedText() + ", "
                + (cell.own() == null ? "no run here" : "here " + cell.ownText()));
        button.getStyleClass().add("slides-cell");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        // One of them is always chosen.
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.chosenProperty().set(cell);
        });
        model.chosenProperty().subscribe(now -> button.setSelected(cell.equals(now)));
        return button;
    }

    private Region cell() {
        Label title = Controls.label("", Styles.TEXT_BOLD);
        title.setWrapText(true);
        Label text = Controls.label("", Styles.TEXT_MUTED);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        TextArea yaml = new TextArea();
        yaml.setId("slides-yaml");
        yaml.getStyleClass().add("code");
        yaml.setEditable(false);
        yaml.setAccessibleText("The experiment that fills the cell");
        VBox.setVgrow(yaml, Priority.ALWAYS);
        Button copy = Controls.button(Material2OutlinedAL.CONTENT_COPY, "Copy experiment", model::copyExperiment);
        copy.setId("slides-copy");
        copy.setMaxWidth(Double.MAX_VALUE);
        VBox side = new VBox(10, title, text, yaml, copy);
        side.getStyleClass().addAll("slides-side", "details");
        yaml.setMinHeight(YAML_HEIGHT);
        model.chosenProperty().subscribe(cell -> {
            if (cell == null) return;
            title.setText(cell.title());
            text.setText(said(cell));
            yaml.setText(cell.yaml());
        });
        side.visibleProperty().bind(model.chosenProperty().isNotNull());
        return side;
    }

    private static String said(SlidesCell cell) {
        String speed = cell.measured() ? "by the speed measured in this project" : "on the slides' RTX A6000";
        String effort = "about " + cell.cost() + " " + speed + ".";
        if (cell.own() == null)
            return "No run of this project fills this cell. The experiment below would, in " + effort;
        return "Run " + cell.own().run() + ", " + cell.own().model() + ": " + cell.ownText()
                + " positive / negative films. The experiment below makes it as published, in " + effort;
    }
}
