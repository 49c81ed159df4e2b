package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.discern.config.Preset;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Ends;
import org.discern.ui.kit.TextSize;

/// Where the experiment differs from a preset, the defaults or a run.
final class DifferencesPane extends BorderPane {
    private static final int MOST_RUNS = 30;
    private static final double SETTING_WIDTH = 180;

    private final DesignerViewModel model;

    DifferencesPane(DesignerViewModel model) {
        this.model = model;
        Label count = count();
        setTop(head(count));
        TableView<Difference> table = new TableView<>(model.comparison().differences());
        table.setId("differences");
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Controls.label("No setting differs", Styles.TEXT_MUTED));
        TableColumn<Difference, String> setting = column("Setting", Difference::path);
        setting.setMinWidth(SETTING_WIDTH);
        TextSize.follow(count, size -> setting.setMinWidth(SETTING_WIDTH * size));
        table.getColumns().add(setting);
        table.getColumns().add(column("Here", Difference::here));
        table.getColumns().add(column("There", Difference::there));
        setCenter(table);
    }

    private Label count() {
        Label count = Controls.label("", Styles.TEXT_MUTED);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.comparison().differences().size() == 1
                                ? "1 setting differs"
                                : model.comparison().differences().size() + " settings differ",
                        model.comparison().differences()));
        return count;
    }

    private Ends head(Label count) {
        MenuButton choice = new MenuButton();
        choice.setId("compare-with");
        choice.setAccessibleText("What to compare with");
        choice.textProperty().bind(model.comparison().baselineProperty().map(Baseline::title));
        fill(choice);
        model.project().runs().subscribe(() -> fill(choice));
        FlowPane with = new FlowPane(8, 4, Controls.label("Compared with"), choice);
        with.setAlignment(Pos.CENTER_LEFT);
        Ends head = new Ends(with, count);
        head.getStyleClass().add("yaml-tools");
        return head;
    }

    private void fill(MenuButton choice) {
        choice.getItems().clear();
        choice.getItems().add(item("The defaults", model.comparison()::compareWithDefaults));
        Menu presets = new Menu("Presets");
        for (Preset preset : model.presets())
            presets.getItems().add(item(preset.title(), () -> model.comparison().compareWith(preset)));
        Menu runs = new Menu("Runs of this project");
        for (RunSummary run : model.project().runs().stream().limit(MOST_RUNS).toList())
            runs.getItems().add(item(run.id().value(), () -> model.comparison().compareWith(run)));
        runs.setDisable(runs.getItems().isEmpty());
        choice.getItems().addAll(presets, runs);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static TableColumn<Difference, String> column(String title, Function<Difference, String> text) {
        TableColumn<Difference, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setReorderable(false);
        return column;
    }
}
