package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.discern.config.SettingsText.Mistake;
import org.discern.ui.kit.Controls;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The experiment as text: with the numbers of its lines, a mark at each that is wrong, and what is wrong below.
final class YamlPane extends BorderPane {
    private static final double GUTTER = 52;
    private static final double MOST_MISTAKES = 110;

    private final DesignerViewModel model;
    private final TextArea text = new TextArea();
    private final Pane gutter = new Pane();
    private final VBox mistakes = new VBox(2);

    YamlPane(DesignerViewModel model) {
        this.model = model;
        text.setId("yaml");
        text.getStyleClass().add("code");
        text.setAccessibleText("The experiment as YAML");
        text.textProperty().bindBidirectional(model.yamlProperty());
        gutter.getStyleClass().add("gutter");
        gutter.setPrefWidth(GUTTER);
        gutter.setMinWidth(GUTTER);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(gutter.widthProperty());
        clip.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(clip);
        setTop(tools());
        setLeft(gutter);
        setCenter(text);
        setBottom(list());
        text.scrollTopProperty().subscribe(_ -> number());
        text.heightProperty().subscribe(_ -> number());
        text.textProperty().subscribe(_ -> number());
        model.mistakes().subscribe(() -> {
            number();
            list(model.mistakes().stream().toList());
        });
        list(model.mistakes().stream().toList());
    }

    private HBox tools() {
        Button all = Controls.button(Material2OutlinedAL.FORMAT_LIST_BULLETED, "All settings", model::writeAll);
        all.setTooltip(new Tooltip("Write every setting out, with what is known of it"));
        Button few = Controls.button(Material2OutlinedAL.FILTER_LIST, "Only differences", model::writeDifferences);
        few.setTooltip(new Tooltip("Write only what differs from the defaults"));
        all.getStyleClass().add(Styles.SMALL);
        few.getStyleClass().add(Styles.SMALL);
        Label said =
                Controls.label("Edit here or in the form: both say the same", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        said.setWrapText(true);
        HBox tools = new HBox(8, said, Controls.spacer(), all, few);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("yaml-tools");
        return tools;
    }

    private ScrollPane list() {
        mistakes.getStyleClass().add("mistakes");
        ScrollPane scroll = new ScrollPane(mistakes);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_MISTAKES);
        scroll.visibleProperty().bind(Bindings.isNotEmpty(model.mistakes()));
        scroll.managedProperty().bind(scroll.visibleProperty());
        return scroll;
    }

    private void list(List<Mistake> found) {
        mistakes.getChildren()
                .setAll(found.stream()
                        .map(mistake -> {
                            String where = mistake.line() > 0 ? "Line " + mistake.line() + ": " : "";
                            Hyperlink link = new Hyperlink(where + mistake.what());
                            link.setWrapText(true);
                            link.getStyleClass().add("setting-error");
                            link.setOnAction(_ -> goTo(mistake.line()));
                            return link;
                        })
                        .toList());
    }

    private void goTo(int line) {
        text.requestFocus();
        String all = text.getText();
        int start = 0;
        for (int i = 1; i < line; i++) start = all.indexOf('\n', start) + 1;
        int end = all.indexOf('\n', start);
        text.selectRange(start, end < 0 ? all.length() : end);
    }

    /// Numbers the lines in sight. A text area tells its scroll position but not its lines' places; these follow from
    /// the height that its content has.
    private void number() {
        gutter.getChildren().clear();
        if (!(text.lookup(".content") instanceof Region content)) return;
        int lines =
                Math.max(1, (int) text.getText().chars().filter(c -> c == '\n').count() + 1);
        double top = content.getInsets().getTop();
        double height = (content.prefHeight(-1) - top - content.getInsets().getBottom()) / lines;
        if (height <= 0) return;
        Map<Integer, String> wrong = model.mistakes().stream()
                .filter(mistake -> mistake.line() > 0)
                .collect(Collectors.toMap(Mistake::line, Mistake::what, (a, b) -> a + "\n" + b));
        int first = Math.max(0, (int) ((text.getScrollTop() - top) / height) - 1);
        int last = Math.min(lines, first + (int) (text.getHeight() / height) + 3);
        for (int line = first + 1; line <= last; line++) {
            Label number = Controls.label(Integer.toString(line), "line-number");
            String mistake = wrong.get(line);
            if (mistake != null) {
                number.setText("● " + line);
                number.getStyleClass().add("line-wrong");
                number.setTooltip(new Tooltip(mistake));
            }
            number.setPrefWidth(GUTTER - 8);
            number.setPrefHeight(height);
            number.setAlignment(Pos.CENTER_RIGHT);
            number.relocate(
                    0,
                    top
                            + (line - 1) * height
                            - text.getScrollTop()
                            + text.getInsets().getTop());
            gutter.getChildren().add(number);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (gutter.getChildren().isEmpty()) number();
    }
}
