package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText;
import org.discern.config.WeightingConfig;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Ends;
import org.discern.ui.kit.TextSize;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The sweep builder: what to vary above, the runs that this amounts to below.
final class SweepPane extends StackPane {
    private static final double LEAST_TABLE = 160;

    private final SweepViewModel model;

    SweepPane(SweepViewModel model) {
        this.model = model;
        Label summary = Controls.label("", Styles.TEXT_BOLD);
        summary.setId("sweep-summary");
        summary.setWrapText(true);
        summary.textProperty().bind(model.summaryProperty());
        TableView<RunConfig> table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox content = new VBox(12, axes(), new Banner(model.problemProperty()), actions(summary), table);
        content.getStyleClass().add("sweep");
        getChildren().add(Controls.scrolling(content));
    }

    private Node axes() {
        GridPane grid = new GridPane(12, 10);
        int row = 0;
        grid.addRow(row++, name("Methods"), checks(Method.values(), model.methods(), Method::title));
        WeightingConfig.Kind[] byDisease = Arrays.stream(WeightingConfig.Kind.values())
                .filter(WeightingConfig.Kind::byDisease)
                .toArray(WeightingConfig.Kind[]::new);
        grid.addRow(row++, name("Weightings (DisCeRn)"), checks(byDisease, model.weightings(), Chips::title));
        grid.addRow(row++, name("Seeds"), text(model.seedsProperty(), "sweep-seeds", "such as 1, 2, 3"));
        grid.addRow(
                row++,
                name("Label fractions"),
                text(model.labelFractionsProperty(), "sweep-fractions", "such as 0.01, 0.1, 1"));
        TextField path = text(model.otherSettingProperty(), "sweep-setting", "any setting, such as moco.temperature");
        TextField values = text(model.otherValuesProperty(), "sweep-values", "its values, such as 0.07, 0.2");
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox.setHgrow(values, Priority.ALWAYS);
        grid.addRow(row, name("Another setting"), new HBox(8, path, values));
        for (Node child : grid.getChildren())
            if (Integer.valueOf(1).equals(GridPane.getColumnIndex(child))) GridPane.setHgrow(child, Priority.ALWAYS);
        grid.setMinHeight(USE_PREF_SIZE);
        return grid;
    }

    private static Label name(String text) {
        Label name = Controls.label(text, "setting-name");
        name.setWrapText(true);
        return name;
    }

    private static <T extends Enum<T>> FlowPane checks(T[] values, ObservableSet<T> chosen, Function<T, String> title) {
        FlowPane checks = new FlowPane(14, 6);
        for (T value : values) {
            CheckBox check = new CheckBox(title.apply(value));
            check.setId("sweep-" + value.name());
            check.setMnemonicParsing(false);
            check.setSelected(chosen.contains(value));
            check.setOnAction(_ -> {
                if (check.isSelected()) chosen.add(value);
                else chosen.remove(value);
            });
            chosen.addListener((SetChangeListener<T>) _ -> check.setSelected(chosen.contains(value)));
            checks.getChildren().add(check);
        }
        return checks;
    }

    private static TextField text(StringProperty value, String id, String prompt) {
        TextField text = new TextField();
        text.setId(id);
        text.setPromptText(prompt);
        text.setAccessibleText(prompt);
        text.textProperty().bindBidirectional(value);
        return text;
    }

    private Node actions(Label summary) {
        Button start = Controls.button(Material2OutlinedMZ.PLAYLIST_ADD, "Queue all runs", model::startAll);
        start.setId("sweep-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setTooltip(new Tooltip("They run one after the other in the training panel"));
        Button save = Controls.iconButton(Material2OutlinedMZ.SAVE_ALT, "Save sweep…", model::save);
        Button copy = Controls.iconButton(Material2OutlinedAL.CONTENT_COPY, "Copy as command", model::copyAsCommand);
        Button submit = Controls.iconButton(Material2OutlinedAL.DNS, "Submit to a cluster…", model::submit);
        submit.setId("sweep-submit");
        submit.disableProperty().bind(model.sweepProperty().isNull().or(model.submittingProperty()));
        for (Button button : List.of(start, save, copy))
            button.disableProperty().bind(model.sweepProperty().isNull());
        HBox actions = new HBox(8, save, copy, submit, start);
        actions.setAlignment(Pos.CENTER_LEFT);
        return new Ends(summary, actions);
    }

    private TableView<RunConfig> table() {
        TableView<RunConfig> table = new TableView<>(model.runs());
        table.setId("sweep-runs");
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setMinHeight(LEAST_TABLE);
        table.setPlaceholder(Controls.label("Choose what to vary", Styles.TEXT_MUTED));
        Map<TableColumn<RunConfig, String>, Double> widths = new LinkedHashMap<>();
        widths.put(column("Run", RunConfig::name), 230.0);
        widths.put(column("Method", run -> run.method().title()), 84.0);
        widths.put(column("Weighting", run -> Chips.title(run.weighting().kind())), 104.0);
        widths.put(column("Seed", run -> Long.toString(run.seed())), 64.0);
        widths.put(
                column(
                        "Labels",
                        run -> SettingsText.written(100 * run.evaluation().labelFraction()) + " %"),
                76.0);
        table.getColumns().addAll(widths.keySet());
        TextSize.follow(this, size -> widths.forEach((column, width) -> column.setPrefWidth(width * size)));
        return table;
    }

    private static TableColumn<RunConfig, String> column(String title, Function<RunConfig, String> text) {
        TableColumn<RunConfig, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setReorderable(false);
        return column;
    }
}
