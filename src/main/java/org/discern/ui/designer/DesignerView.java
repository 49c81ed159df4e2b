package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.config.Preset;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Keys;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The experiment designer: the method at the top, the settings below it, and the YAML that they amount to.
public final class DesignerView extends BorderPane {
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("", "Experiment"),
            Map.entry("data", "Data"),
            Map.entry("pair", "Positive pairs"),
            Map.entry("augment", "Augmentation"),
            Map.entry("encoder", "Encoder"),
            Map.entry("moco", "Momentum contrast"),
            Map.entry("weighting", "Negative weighting"),
            Map.entry("optimizer", "Optimiser"),
            Map.entry("schedule", "Learning rate schedule"),
            Map.entry("pretrain", "Pre-training"),
            Map.entry("evaluation", "Evaluation"),
            Map.entry("evaluation.neighbours", "Nearest neighbours (k-NN)"),
            Map.entry("evaluation.fusion", "Clinical values beside the image"),
            Map.entry("evaluation.fineTune", "Fine-tuning"),
            Map.entry("evaluation.fineTune.optimizer", "Fine-tuning optimiser"),
            Map.entry("evaluation.fineTune.schedule", "Fine-tuning schedule"),
            Map.entry("evaluation.tsne", "Embedding plot (t-SNE)"),
            Map.entry("acceptedLeaks", "Accepted leaks"));
    private static final List<String> LEFT = List.of("", "pair", "weighting", "moco", "encoder", "augment");
    private static final List<String> OPEN =
            List.of("", "pair", "weighting", "moco", "data", "pretrain", "optimizer", "schedule");

    private static final double TWO_COLUMNS_EMS = 68;
    private static final double PRESET_WIDTH = 420;

    private final DesignerViewModel model;
    private final VBox left = new VBox(12);
    private final VBox right = new VBox(12);
    private final Map<String, TitledPane> sections = new LinkedHashMap<>();
    private final HBox columns = new HBox(16);
    private final ScrollPane scroll = new ScrollPane(columns);

    public DesignerView(DesignerViewModel model, FilmNames names) {
        this.model = model;
        getStyleClass().add("panel");
        setTop(new VBox(header(), new Banner(model.problemProperty()), new MethodCards(model)));
        Tab differences = new Tab("Differences", new DifferencesPane(model));
        differences
                .textProperty()
                .bind(Bindings.size(model.comparison().differences())
                        .map(count -> count.intValue() == 0 ? "Differences" : "Differences (" + count + ")"));
        Tab yaml = new Tab("YAML", new YamlPane(model));
        yaml.textProperty().bind(Bindings.isEmpty(model.mistakes()).map(sound -> sound ? "YAML" : "YAML ●"));
        Tab views = new Tab("Views", new ViewsPane(model.views(), names));
        views.selectedProperty().subscribe(shown -> model.views().setOpen(shown));
        Tab sweep = new Tab("Sweep", new SweepPane(model.sweep()));
        TabPane tabs = new TabPane(new Tab("Settings", settings()), yaml, differences, views, sweep);
        tabs.setId("designer-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add(Styles.DENSE);
        setCenter(tabs);
        setRight(new ConsequencesPane(model.consequences()));
        model.problemProperty().subscribe(_ -> leadToError());
    }

    private HBox header() {
        Button start = Controls.button(Material2OutlinedMZ.PLAY_ARROW, "Start run", model::start);
        start.setId("start-run");
        start.getStyleClass().add(Styles.ACCENT);
        start.setTooltip(new Tooltip(Keys.with("Start this experiment", Keys.START)));
        Button undo = Controls.iconButton(Material2OutlinedMZ.UNDO, Keys.with("Undo", Keys.UNDO), model::undo);
        undo.setId("undo");
        undo.disableProperty().bind(model.canUndoProperty().map(can -> !can));
        Button redo = Controls.iconButton(Material2OutlinedMZ.REDO, Keys.with("Redo", Keys.REDO), model::redo);
        redo.setId("redo");
        redo.disableProperty().bind(model.canRedoProperty().map(can -> !can));
        Label about = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        about.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "Compared with "
                                + model.comparison().baselineProperty().get().title() + ": "
                                + model.comparison().differences().size() + " different",
                        model.comparison().differences(),
                        model.comparison().baselineProperty()));
        return Controls.header(
                "Design",
                about,
                List.of(
                        presets(),
                        undo,
                        redo,
                        Controls.iconButton(
                                Material2OutlinedAL.FOLDER_OPEN,
                                Keys.with("Open YAML…", Keys.OPEN_EXPERIMENT),
                                model::open),
                        Controls.iconButton(
                                Material2OutlinedMZ.SAVE_ALT,
                                Keys.with("Save YAML…", Keys.SAVE_EXPERIMENT),
                                model::save),
                        Controls.iconButton(Material2OutlinedAL.CONTENT_COPY, "Copy as command", model::copyAsCommand),
                        start));
    }

    private MenuButton presets() {
        MenuButton menu = new MenuButton("Presets");
        menu.setId("presets");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("Begin with an experiment as it was published"));
        for (Preset preset : model.presets()) {
            Label title = Controls.label(preset.title());
            Label about = Controls.label(preset.about(), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            about.setWrapText(true);
            about.setMaxWidth(PRESET_WIDTH);
            about.setPrefWidth(PRESET_WIDTH);
            CustomMenuItem item = new CustomMenuItem(new VBox(2, title, about));
            item.setId("preset-" + preset.name());
            item.setOnAction(_ -> model.begin(preset));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Node settings() {
        left.setFillWidth(true);
        columns.getStyleClass().add("form");
        columns.setMaxWidth(1180);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        for (VBox column : List.of(left, right)) {
            column.setPrefWidth(400);
            column.setMinWidth(0);
        }
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        for (SettingGroup group : model.form().groups()) sections.put(group.path(), section(group));
        TitledPane any = sections.values().iterator().next();
        Runnable arrange = () ->
                arrange(scroll.getWidth() >= TWO_COLUMNS_EMS * any.getFont().getSize());
        scroll.widthProperty().subscribe(arrange);
        any.fontProperty().subscribe(() -> FxThread.soon(arrange));
        arrange.run();
        return scroll;
    }

    /// Sections in two columns where there is room for them, else in one.
    private void arrange(boolean two) {
        if (two == columns.getChildren().contains(right)
                && !columns.getChildren().isEmpty()) return;
        left.getChildren().clear();
        right.getChildren().clear();
        sections.forEach((path, section) ->
                (two && !LEFT.contains(path) ? right : left).getChildren().add(section));
        columns.getChildren().setAll(two ? List.of(left, right) : List.of(left));
    }

    private TitledPane section(SettingGroup group) {
        VBox rows = new VBox(10);
        for (SettingField field : group.fields()) rows.getChildren().add(new SettingRow(field, model));
        TitledPane section = new TitledPane(TITLES.getOrDefault(group.path(), group.path()), rows);
        section.setId("section-" + group.path().replace('.', '-'));
        section.setAnimated(false);
        section.setExpanded(OPEN.contains(group.path()));
        return section;
    }

    /// Brings the first wrong setting into sight.
    private void leadToError() {
        model.form().groups().stream()
                .filter(group -> group.fields().stream()
                        .anyMatch(field -> !field.errorProperty().get().isEmpty()))
                .findFirst()
                .flatMap(group -> Optional.ofNullable(
                        columns.lookup("#section-" + group.path().replace('.', '-'))))
                .ifPresent(section -> {
                    if (section instanceof TitledPane pane) pane.setExpanded(true);
                    columns.layout();
                    double hidden = columns.getLayoutBounds().getHeight()
                            - scroll.getViewportBounds().getHeight();
                    scroll.setVvalue(
                            hidden <= 0
                                    ? 0
                                    : Math.min(1, section.getBoundsInParent().getMinY() / hidden));
                });
    }
}
