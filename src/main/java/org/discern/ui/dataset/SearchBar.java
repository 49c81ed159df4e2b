package org.discern.ui.dataset;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.discern.model.FilmFilter;
import org.discern.model.Problem;
import org.discern.model.SavedView;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Keys;
import org.discern.ui.kit.TextSize;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The filters that are written: a part of an id, or a condition in SQL; and the filters kept as views.
final class SearchBar extends VBox {
    private static final double NARROW = 320;
    private static final Duration TYPING_PAUSE = Duration.millis(200);
    private static final String SQL_HELP =
            "A condition over columns, such as age > 60 and \"Edema\" = 'positive'. Columns: image_id, dataset, patient_id,"
                    + " study_id, taken, view, split, sex, age, file, tags, and each finding and clinical value by its name"
                    + " in double quotes. Enter applies it.";

    private final DatasetViewModel model;
    private final FilmActionsViewModel actions;
    private final CustomTextField text = new CustomTextField();
    private final TextField sql = new TextField();
    private final ToggleButton expert = new ToggleButton("SQL");
    private final MenuButton views = new MenuButton("Views");
    private final Label wrong = Controls.label("", "filter-problem", Styles.TEXT_SMALL);
    private double textSize = 1;

    SearchBar(DatasetViewModel model, FilmActionsViewModel actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("filter-bar");
        setUpText();
        setUpSql();
        views.setId("views");
        views.setMinWidth(USE_PREF_SIZE);
        views.setAccessibleText("Views");
        views.setGraphic(new FontIcon(Material2OutlinedAL.BOOKMARK_BORDER));
        HBox others = new HBox(8, expert, views);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, text, others);
        VBox lines = new VBox(6, line);
        TextSize.follow(this, size -> {
            textSize = size;
            arrange(line, others, lines);
        });
        widthProperty().subscribe(() -> FxThread.soon(() -> arrange(line, others, lines)));
        actions.views().subscribe(this::listViews);
        listViews();
        getChildren().addAll(lines, sql, wrong, picked());
        model.filterProperty().subscribe(this::show);
        model.filterProblemProperty().subscribe(this::say);
    }

    /// In one line, or in two where the text would have no room.
    private void arrange(HBox line, HBox others, VBox lines) {
        boolean narrow = getWidth() > 0 && getWidth() < NARROW * textSize;
        Pane place = narrow ? lines : line;
        if (others.getParent() != place) place.getChildren().add(others);
    }

    /// Puts the keyboard into the text field.
    void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    private void setUpText() {
        text.setId("filter-text");
        text.setLeft(new FontIcon(Material2OutlinedMZ.SEARCH));
        text.setPromptText(Keys.with("Image, patient or study id ", Keys.FIND));
        text.setAccessibleText("Part of an image, patient or study id");
        text.setMinWidth(80);
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(
                _ -> change(model.filterProperty().get().withText(text.getText().strip())));
        text.textProperty().subscribe((_, _) -> pause.playFromStart());
    }

    private void setUpSql() {
        expert.setId("sql-toggle");
        expert.setMinWidth(USE_PREF_SIZE);
        expert.setTooltip(new Tooltip("Filter by a condition in SQL"));
        expert.setOnAction(_ -> {
            if (!expert.isSelected()) change(model.filterProperty().get().withSql(""));
            else sql.requestFocus();
        });
        sql.setId("filter-sql");
        sql.getStyleClass().add("code");
        sql.setPromptText("age > 60 and \"Edema\" = 'positive'   (Enter applies)");
        sql.setAccessibleText("Condition in SQL");
        sql.setTooltip(help());
        sql.visibleProperty().bind(expert.selectedProperty());
        sql.managedProperty().bind(expert.selectedProperty());
        sql.setOnAction(
                _ -> change(model.filterProperty().get().withSql(sql.getText().strip())));
        wrong.setId("filter-problem");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.visibleProperty());
    }

    private static Tooltip help() {
        Tooltip help = new Tooltip(SQL_HELP);
        help.setWrapText(true);
        help.setMaxWidth(420);
        return help;
    }

    /// Says that only films picked elsewhere are listed, and lifts that.
    private Button picked() {
        Button only = new Button("", new FontIcon(Material2OutlinedAL.CLOSE));
        only.setId("filter-picked");
        only.getStyleClass().addAll("tag", Styles.SMALL);
        only.setContentDisplay(ContentDisplay.RIGHT);
        only.setTooltip(new Tooltip("List the other films too"));
        only.setOnAction(_ -> change(model.filterProperty().get().withImageIds(List.of())));
        only.managedProperty().bind(only.visibleProperty());
        model.filterProperty().subscribe(filter -> {
            only.setVisible(!filter.imageIds().isEmpty());
            only.setText("Only " + Counts.films(filter.imageIds().size()) + " picked in a plot");
        });
        return only;
    }

    private void change(FilmFilter filter) {
        if (!filter.equals(model.filterProperty().get())) model.filterProperty().set(filter);
    }

    private void show(FilmFilter filter) {
        if (!filter.text().equals(text.getText().strip())) text.setText(filter.text());
        if (!filter.sql().equals(sql.getText().strip())) sql.setText(filter.sql());
        if (!filter.sql().isEmpty()) expert.setSelected(true);
    }

    private void say(@Nullable Problem problem) {
        wrong.setVisible(problem != null);
        wrong.setText(problem == null ? "" : problem.what() + " " + problem.hint());
    }

    private void listViews() {
        views.getItems().clear();
        for (SavedView view : actions.views()) {
            MenuItem item = new MenuItem(view.name());
            item.setOnAction(_ -> actions.apply(view));
            views.getItems().add(item);
        }
        if (!actions.views().isEmpty()) views.getItems().addAll(deleteMenu(), new SeparatorMenuItem());
        MenuItem save = new MenuItem("Keep this filter as a view…");
        save.setOnAction(_ -> actions.saveView());
        views.getItems().add(save);
    }

    private Menu deleteMenu() {
        Menu delete = new Menu("Delete");
        for (SavedView view : actions.views()) {
            MenuItem item = new MenuItem(view.name());
            item.setOnAction(_ -> actions.deleteView(view));
            delete.getItems().add(item);
        }
        return delete;
    }
}
