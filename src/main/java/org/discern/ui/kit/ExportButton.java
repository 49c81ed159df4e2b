package org.discern.ui.kit;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.discern.figure.Figure;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Takes the figure beside it out of the window.
public final class ExportButton {
    private ExportButton() {}

    /// @param figure what is shown when the menu is used; empty where nothing is
    public static Button of(FigureExport export, Supplier<Optional<? extends Figure>> figure) {
        ContextMenu menu = new ContextMenu(
                item("Copy figure", figure, export::copy),
                new SeparatorMenuItem(),
                item("PNG…", figure, shown -> export.png(shown, 1)),
                item("PNG, 2x…", figure, shown -> export.png(shown, 2)),
                item("PNG, 4x…", figure, shown -> export.png(shown, 4)),
                item("SVG…", figure, export::svg),
                item("Data as CSV…", figure, export::csv));
        Button button = Controls.iconButton(Material2OutlinedAL.GET_APP, "Copy or export this figure", () -> {});
        button.getStyleClass().add("chart-export");
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    private static MenuItem item(
            String text, Supplier<Optional<? extends Figure>> figure, Consumer<? super Figure> export) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> figure.get().ifPresent(export));
        return item;
    }
}
