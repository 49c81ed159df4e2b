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
import javafx.scene.layout.HBox;
import org.discern.config.Preset;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Controls;

/// Where the experiment differs from a preset, the defaults or a run.
final class DifferencesPane extends BorderPane {
    private static final int MOST_RUNS = 30;

    private final DesignerViewModel model;

    DifferencesPane(DesignerViewModel model) {
        this.model = model;
        setTop(head());
        TableView<Difference> table = new TableView<>(model.comparison().differences());
        table.setId("differences");
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Controls.label("No setting differs", Styles.TEXT_MUTED));
        table.getColumns().add(column("Setting", Difference::path));
        table.getColumns().add(column("Here", Difference::here));
        TableColumn<Difference, String> there = column("", Difference::there);
        there.textProperty().bind(model.comparison().baselineProperty().map(Baseline::title));
        table.getColumns().add(there);
        setCenter(table);
    }

    private HBox head() {
        MenuButton choice = new MenuButton();
        choice.setId("compare-with");
        choice.setAccessibleText("What to compare with");
        choice.textProperty().bind(model.comparison().baselineProperty().map(Baseline::title));
        fill(choice);
        model.project().runs().subscribe(() -> fill(choice));
        Label count = Controls.label("", Styles.TEXT_MUTED);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.comparison().differences().size() == 1
                                ? "1 setting differs"
                                : model.comparison().differences().size() + " settings differ",
                        model.comparison().differences()));
        HBox head = new HBox(8, Controls.label("Compared with"), choice, Controls.spacer(), count);
        head.setAlignment(Pos.CENTER_LEFT);
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
