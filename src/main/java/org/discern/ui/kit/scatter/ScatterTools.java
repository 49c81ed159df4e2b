package org.discern.ui.kit.scatter;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.discern.ui.kit.Controls;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The tools of one plot, or of several that are linked, with their keys.
public final class ScatterTools extends HBox {
    private static final String HOW = "; Ctrl adds, Alt subtracts";
    private static final Map<KeyCode, Tool> KEYS =
            Map.of(KeyCode.G, Tool.PAN, KeyCode.S, Tool.LASSO, KeyCode.R, Tool.RECTANGLE, KeyCode.B, Tool.BRUSH);

    private final List<ScatterViewModel> models;

    /// @param models the first one's tool and colouring are those of all
    public ScatterTools(List<ScatterViewModel> models) {
        super(8);
        this.models = models;
        setAlignment(Pos.CENTER_LEFT);
        for (ScatterViewModel other : models.subList(1, models.size())) {
            other.toolProperty().bindBidirectional(models.getFirst().toolProperty());
            other.colourByProperty().bindBidirectional(models.getFirst().colourByProperty());
        }
        SegmentedButton tools = new SegmentedButton();
        tools.getButtons()
                .addAll(
                        button(Tool.PAN, Material2OutlinedMZ.PAN_TOOL, "Move the plane (G)"),
                        button(Tool.LASSO, Material2OutlinedAL.GESTURE, "Lasso (S, or Shift with any tool)" + HOW),
                        button(Tool.RECTANGLE, Material2OutlinedAL.CROP_DIN, "Rectangle (R)" + HOW),
                        button(Tool.BRUSH, Material2OutlinedAL.BRUSH, "Brush (B)" + HOW));
        getChildren()
                .addAll(
                        tools,
                        Controls.iconButton(Material2OutlinedAL.CENTER_FOCUS_WEAK, "Show all films (F)", this::fit));
    }

    /// Lets the keys work in all of a panel, except where text is typed.
    public void listenIn(Node panel) {
        panel.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
        if (!plain || event.getTarget() instanceof TextInputControl) return;
        Tool tool = KEYS.get(event.getCode());
        if (tool != null) models.getFirst().toolProperty().set(tool);
        else if (event.getCode() == KeyCode.F) fit();
        else if (event.getCode() == KeyCode.C) models.getFirst().nextColouring();
        else return;
        event.consume();
    }

    private void fit() {
        models.forEach(ScatterViewModel::fit);
    }

    private ToggleButton button(Tool tool, Ikon icon, String text) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId("tool-" + tool);
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        models.getFirst().toolProperty().subscribe(now -> button.setSelected(now == tool));
        button.setOnAction(_ -> {
            button.setSelected(true);
            models.getFirst().toolProperty().set(tool);
        });
        return button;
    }
}
