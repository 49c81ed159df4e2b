package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Controls;
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
            Map.entry("evaluation.tsne", "Embedding plot (t-SNE)"));
    private static final List<String> LEFT = List.of("", "pair", "weighting", "moco", "encoder", "augment");
    private static final List<String> OPEN =
            List.of("", "pair", "weighting", "moco", "data", "pretrain", "optimizer", "schedule");

    private final DesignerViewModel model;
    private final HBox columns = new HBox(16);
    private final ScrollPane scroll = new ScrollPane(columns);

    public DesignerView(DesignerViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        setTop(new VBox(header(), new Banner(model.problemProperty()), new MethodCards(model)));
        Tab form = new Tab("Settings", settings());
        Tab yaml = new Tab("YAML", yaml());
        TabPane tabs = new TabPane(form, yaml);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add(Styles.DENSE);
        setCenter(tabs);
        model.problemProperty().subscribe(_ -> leadToError());
    }

    private HBox header() {
        Button start = Controls.button(Material2OutlinedMZ.PLAY_ARROW, "Start run", model::start);
        start.setId("start-run");
        start.getStyleClass().add(Styles.ACCENT);
        start.setTooltip(new Tooltip("Start this experiment (Ctrl+Enter)"));
        return Controls.header(
                "Design",
                Controls.label(
                        "One experiment: pre-train an encoder, then judge it", Styles.TEXT_MUTED, Styles.TEXT_SMALL),
                List.of(
                        Controls.iconButton(Material2OutlinedAL.FOLDER_OPEN, "Open YAML…", model::open),
                        Controls.iconButton(Material2OutlinedMZ.SAVE_ALT, "Save YAML…", model::save),
                        Controls.iconButton(Material2OutlinedAL.CONTENT_COPY, "Copy as command", model::copyAsCommand),
                        start));
    }

    private Node settings() {
        VBox left = new VBox(12);
        VBox right = new VBox(12);
        for (SettingGroup group : model.form().groups()) {
            (LEFT.contains(group.path()) ? left : right).getChildren().add(section(group));
        }
        left.setPrefWidth(400);
        right.setPrefWidth(400);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        columns.getChildren().addAll(left, right);
        columns.getStyleClass().add("form");
        columns.setMaxWidth(1180);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
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

    private Node yaml() {
        TextArea text = new TextArea();
        text.setId("yaml");
        text.setEditable(false);
        text.getStyleClass().add("code");
        text.setAccessibleText("The experiment as YAML");
        text.textProperty().bind(model.yamlProperty());
        return text;
    }
}
