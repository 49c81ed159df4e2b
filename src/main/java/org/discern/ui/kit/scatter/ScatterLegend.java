package org.discern.ui.kit.scatter;

import atlantafx.base.theme.Styles;
import java.nio.IntBuffer;
import java.util.BitSet;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.discern.figure.scatter.Camera;
import org.discern.figure.scatter.Colouring;
import org.discern.figure.scatter.PointClass;
import org.discern.figure.scatter.PointCloud;
import org.discern.figure.scatter.ScatterRaster;
import org.discern.ui.kit.Controls;

/// The classes of a plot with their marks and counts. A click hides a class or shows it; a double click shows it
/// alone, and once more all of them.
public final class ScatterLegend {
    private static final int SIDE = 15;
    private static final double FAINT = 0.4;

    private final ScatterViewModel model;
    private final ObservableBooleanValue dark;
    private final Pane list;
    private final boolean wide;

    private ScatterLegend(ScatterViewModel model, ObservableBooleanValue dark, Pane list, boolean wide) {
        this.model = model;
        this.dark = dark;
        this.list = list;
        this.wide = wide;
        list.setId("legend");
        model.legendProperty().subscribe(_ -> build());
        dark.subscribe(_ -> build());
    }

    /// A class a line, the counts below each other.
    public static Pane column(ScatterViewModel model, ObservableBooleanValue dark) {
        return new ScatterLegend(model, dark, new VBox(), true).list;
    }

    /// Classes side by side, as many as there is room for.
    public static Pane row(ScatterViewModel model, ObservableBooleanValue dark) {
        return new ScatterLegend(model, dark, new FlowPane(2, 2), false).list;
    }

    private void build() {
        List<LegendEntry> entries = model.legendProperty().get();
        while (list.getChildren().size() > entries.size()) list.getChildren().removeLast();
        for (int i = 0; i < entries.size(); i++) {
            // A button that is there stays: it may have the keyboard, and a click may be half done.
            if (i >= list.getChildren().size()) list.getChildren().add(button(i));
            if (list.getChildren().get(i) instanceof ToggleButton button) fill(button, entries.get(i));
        }
    }

    private ToggleButton button(int place) {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().addAll("legend-entry", Styles.SMALL);
        if (wide) button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip("Click or Space to hide or show, double-click or Enter to show alone"));
        button.setOnAction(_ -> model.toggle(place));
        button.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) model.isolate(place);
        });
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            model.isolate(place);
            event.consume();
        });
        return button;
    }

    private void fill(ToggleButton button, LegendEntry entry) {
        Label name = Controls.label(entry.points().name());
        name.setMinWidth(0);
        Label count = Controls.label(entry.counts(), Styles.TEXT_MUTED);
        count.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        ImageView swatch = new ImageView(swatch(entry.points()));
        swatch.setOpacity(entry.shown() ? 1 : FAINT);
        if (!entry.shown()) name.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_STRIKETHROUGH);
        HBox row = new HBox(6, swatch, name);
        if (wide) row.getChildren().add(Controls.spacer());
        row.getChildren().add(count);
        row.setAlignment(Pos.CENTER_LEFT);
        if (wide) row.prefWidthProperty().bind(button.widthProperty().subtract(14));
        button.setGraphic(row);
        button.setSelected(entry.shown());
        button.setAccessibleText(entry.points().name() + ", " + entry.counts() + " films");
    }

    /// A single point, drawn as the plot draws it.
    private WritableImage swatch(PointClass points) {
        var alone = new ScatterRaster.Scene(
                new PointCloud(new float[1], new float[1]),
                new Colouring("", List.of(points), new byte[1]),
                null,
                new Camera(0, 0, 1, SIDE, SIDE));
        int[] pixels = new ScatterRaster().draw(alone, new BitSet(), dark.get(), 1);
        return new WritableImage(
                new PixelBuffer<>(SIDE, SIDE, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
