package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The small controls of all panels, made alike.
public final class Controls {
    /// What the help button in a panel's head asks for; whoever has help listens above the panels.
    public static final EventType<Event> HELP = new EventType<>("HELP");

    private Controls() {}

    /// A button that shows only an icon; `text` is its tooltip and what a screen reader says.
    public static Button iconButton(Ikon icon, String text, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A button with icon and text.
    public static Button button(Ikon icon, String text, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A label with style classes.
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A choice that shows its values as `text` says; `null` is a value too, such as "any".
    public static <T> ComboBox<@Nullable T> choice(String accessibleText, Function<@Nullable T, String> text) {
        ComboBox<@Nullable T> box = new ComboBox<>();
        box.setAccessibleText(accessibleText);
        box.setTooltip(new Tooltip(accessibleText));
        box.setCellFactory(_ -> new TextCell<>(text));
        box.setButtonCell(new TextCell<>(text));
        return box;
    }

    /// A line that says what is under way and stops it; takes no room while nothing is.
    public static HBox busy(String text, ObservableBooleanValue working, Runnable stop) {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(18, 18);
        Label what = label(text, Styles.TEXT_MUTED);
        what.setWrapText(true);
        HBox.setHgrow(what, Priority.SOMETIMES);
        HBox line = new HBox(10, wheel, what, button(Material2OutlinedMZ.STOP, "Stop", stop));
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(working);
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /// As wide as there is room, and at least as high; what does not fit is scrolled to, downwards only.
    public static ScrollPane scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    /// What pushes its neighbours apart.
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// The head of a panel: its title, what it is about, and its actions at the right.
    public static HBox header(String title, Node about, List<? extends Node> actions) {
        // Large text needs a second line where actions leave little room.
        if (about instanceof Label label) label.setWrapText(true);
        VBox titles = new VBox(2, label(title, Styles.TITLE_3), about);
        titles.setMinWidth(0);
        HBox header = new HBox(8, titles, spacer());
        header.getChildren().addAll(actions);
        Button help = iconButton(Material2OutlinedAL.HELP_OUTLINE, Keys.with("Help for " + title, Keys.HELP), () -> {});
        help.setOnAction(_ -> help.fireEvent(new Event(HELP)));
        header.getChildren().add(help);
        header.getStyleClass().add("panel-header");
        return header;
    }

    /// A titled part of a panel.
    public static VBox section(String title, Node... content) {
        Label head = label(title, "section-title");
        head.setWrapText(true);
        head.setMinHeight(Region.USE_PREF_SIZE);
        VBox section = new VBox(8, head);
        section.getChildren().addAll(content);
        return section;
    }

    private static final class TextCell<T> extends ListCell<@Nullable T> {
        private final Function<@Nullable T, String> text;

        TextCell(Function<@Nullable T, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            // A combo box calls its chosen null "empty"; only cells beyond the list have no index.
            setText(empty && getIndex() >= 0 ? "" : text.apply(item));
        }
    }
}
