package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText;
import org.discern.config.WeightingConfig;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The sweep builder: what to vary above, the runs that this amounts to below.
final class SweepPane extends VBox {
    private static final double LEAST_TABLE = 160;
    private static final double RUN_WIDTH = 200;
    private static final double WEIGHTING_WIDTH = 104;

    private final SweepViewModel model;

    SweepPane(SweepViewModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("sweep");
        Label summary = Controls.label("", Styles.TEXT_BOLD);
        summary.setId("sweep-summary");
        summary.setWrapText(true);
        summary.textProperty().bind(model.summaryProperty());
        TableView<RunConfig> table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(axes(), new Banner(model.problemProperty()), actions(summary), table);
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
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(USE_PREF_SIZE);
        return scroll;
    }

    private static Label name(String text) {
        Label name = Controls.label(text, "setting-name");
        name.setMinWidth(USE_PREF_SIZE);
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

    private HBox actions(Label summary) {
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
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox actions = new HBox(8, summary, save, copy, submit, start);
        actions.setAlignment(Pos.CENTER_LEFT);
        return actions;
    }

    private TableView<RunConfig> table() {
        TableView<RunConfig> table = new TableView<>(model.runs());
        table.setId("sweep-runs");
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setMinHeight(LEAST_TABLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Controls.label("Choose what to vary", Styles.TEXT_MUTED));
        TableColumn<RunConfig, String> name = column("Run", RunConfig::name);
        name.setMinWidth(RUN_WIDTH);
        table.getColumns().add(name);
        table.getColumns().add(column("Method", run -> run.method().title()));
        TableColumn<RunConfig, String> weighting =
                column("Weighting", run -> Chips.title(run.weighting().kind()));
        weighting.setMinWidth(WEIGHTING_WIDTH);
        table.getColumns().add(weighting);
        table.getColumns().add(column("Seed", run -> Long.toString(run.seed())));
        table.getColumns()
                .add(column(
                        "Labels",
                        run -> SettingsText.written(100 * run.evaluation().labelFraction()) + " %"));
        return table;
    }

    private static TableColumn<RunConfig, String> column(String title, Function<RunConfig, String> text) {
        TableColumn<RunConfig, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setReorderable(false);
        return column;
    }
}
