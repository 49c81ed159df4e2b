package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.CurveFigure.Scale;
import org.discern.figure.ReadyCurves;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.TextSize;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The charts, with what can be chosen of them above. Ctrl and the wheel zoom, Shift and the wheel move; so do plus,
/// minus, the arrows and 0 on a chart.
final class CurvePane extends BorderPane {
    private static final double CHART_WIDTH_MIN = 270;
    private static final double CHART_HEIGHT = 218;
    private static final double GAP = 12;
    private static final double ZOOM = 0.8;
    private static final double MOVE = 0.15;
    private static final double SMOOTHING_MOST = 0.99;

    private final CurveBoard board;
    private final ObservableBooleanValue dark;
    private final FigureExport export;
    private final List<ChartPane> panes = new ArrayList<>();
    private final TilePane tiles = new TilePane(GAP, GAP);
    private double text = 1;

    CurvePane(CurveBoard board, ObservableBooleanValue dark, FigureExport export) {
        this.board = board;
        this.dark = dark;
        this.export = export;
        setTop(tools());
        tiles.getStyleClass().add("charts");
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Runnable fit = () -> fit(
                scroll.getViewportBounds().getWidth(),
                scroll.getViewportBounds().getHeight());
        scroll.viewportBoundsProperty().subscribe(fit);
        TextSize.follow(this, size -> {
            text = size;
            fit.run();
        });
        setCenter(scroll);
        board.charts().addListener((ListChangeListener<ReadyCurves>) change -> {
            while (change.next()) {
                if (change.wasReplaced() || change.wasAdded()) {
                    for (int i = change.getFrom(); i < change.getTo(); i++)
                        pane(i).show(board.charts().get(i));
                }
            }
            List<ChartPane> used = panes.subList(0, board.charts().size());
            if (!tiles.getChildren().equals(used)) {
                tiles.getChildren().setAll(used);
                fit.run();
            }
        });
    }

    private ChartPane pane(int place) {
        while (panes.size() <= place) {
            ChartPane pane = new ChartPane(dark, export);
            pane.setId("curve-" + panes.size());
            pane.setFocusTraversable(true);
            pane.setOnMousePressed(_ -> pane.requestFocus());
            pane.addEventFilter(ScrollEvent.SCROLL, event -> scroll(pane, event));
            pane.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
            panes.add(pane);
        }
        return panes.get(place);
    }

    private void scroll(ChartPane pane, ScrollEvent event) {
        double turned = event.getDeltaY() + event.getDeltaX();
        if (turned == 0) return;
        if (event.isShortcutDown()) board.zoom(event.getX() / pane.getWidth(), turned > 0 ? ZOOM : 1 / ZOOM);
        else if (event.isShiftDown()) board.move(turned > 0 ? -MOVE : MOVE);
        else return;
        event.consume();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> board.zoom(0.5, ZOOM);
            case MINUS, SUBTRACT -> board.zoom(0.5, 1 / ZOOM);
            case LEFT -> board.move(-MOVE);
            case RIGHT -> board.move(MOVE);
            case DIGIT0, NUMPAD0 -> board.showAll();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private FlowPane tools() {
        MenuButton measures = new MenuButton("Curves", new FontIcon(Material2OutlinedMZ.SHOW_CHART));
        measures.setId("choose-curves");
        measures.getStyleClass().add(Styles.SMALL);
        for (Measure measure : Measure.values()) {
            CheckMenuItem item = new CheckMenuItem(measure.title());
            item.setSelected(board.choiceProperty().get().measures().contains(measure));
            item.selectedProperty()
                    .subscribe(shown -> change(board.choiceProperty().get().with(measure, shown)));
            measures.getItems().add(item);
        }
        ToggleButton log = toggle("log y", "Vertical axes by powers of ten");
        ToggleButton logSteps = toggle("log x", "Horizontal axes by powers of ten");
        Runnable scales =
                () -> change(board.choiceProperty().get().by(scale(log.isSelected()), scale(logSteps.isSelected())));
        log.selectedProperty().subscribe(scales);
        logSteps.selectedProperty().subscribe(scales);
        ToggleButton seeds = toggle("seeds together", "Chosen runs that differ in their seed alone: mean and band");
        seeds.selectedProperty()
                .subscribe(together -> change(board.choiceProperty().get().together(together)));
        Button all = Controls.iconButton(Material2OutlinedMZ.ZOOM_OUT_MAP, "All steps (0 on a chart)", board::showAll);
        all.setId("all-steps");
        all.getStyleClass().add(Styles.SMALL);
        board.choiceProperty()
                .subscribe(choice -> all.setDisable(choice.extent().equals(Extent.ALL)));
        FlowPane tools = new FlowPane(8, 6, measures, smoothing(), log, logSteps, seeds, all);
        tools.getStyleClass().add("curve-tools");
        tools.setRowValignment(VPos.CENTER);
        tools.managedProperty().bind(tools.visibleProperty());
        tools.visibleProperty().bind(Bindings.isNotEmpty(board.charts()));
        return tools;
    }

    private void change(CurveChoice choice) {
        if (!choice.equals(board.choiceProperty().get())) board.choiceProperty().set(choice);
    }

    private HBox smoothing() {
        Slider slider =
                new Slider(0, SMOOTHING_MOST, board.choiceProperty().get().smoothing());
        slider.setId("smoothing");
        slider.setPrefWidth(90);
        slider.setTooltip(new Tooltip("Weight of the past in the exponential mean; faint is what was measured"));
        slider.setBlockIncrement(0.05);
        slider.setAccessibleText("Smoothing");
        slider.getStyleClass().add(Styles.SMALL);
        Label value = Controls.label("", Styles.TEXT_SMALL);
        slider.valueProperty().subscribe(weight -> {
            value.setText(String.format(Locale.ROOT, "smoothing %.2f", weight.doubleValue()));
            if (!slider.isValueChanging()) change(board.choiceProperty().get().smoothed(weight.doubleValue()));
        });
        slider.valueChangingProperty().subscribe(changing -> {
            if (!changing) change(board.choiceProperty().get().smoothed(slider.getValue()));
        });
        HBox box = new HBox(6, value, slider);
        value.setMinWidth(92);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static ToggleButton toggle(String text, String help) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.setId("toggle-" + text.replace(' ', '-'));
        toggle.getStyleClass().add(Styles.SMALL);
        toggle.setTooltip(new Tooltip(help));
        return toggle;
    }

    private static Scale scale(boolean logarithmic) {
        return logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR;
    }

    /// As many charts beside each other as are readable; higher than their least only where that fills the
    /// panel.
    private void fit(double width, double height) {
        double room = width - 2 * GAP;
        int count = Math.max(1, tiles.getChildren().size());
        int columns = columns(count, Math.max(1, (int) ((room + GAP) / (CHART_WIDTH_MIN * text + GAP))));
        int rows = (count + columns - 1) / columns;
        tiles.setPrefColumns(columns);
        tiles.setPrefTileWidth(Math.floor((room - (columns - 1) * GAP) / columns) - 1);
        tiles.setPrefTileHeight(
                Math.max(CHART_HEIGHT * text, Math.floor((height - 2 * GAP - (rows - 1) * GAP) / rows)));
    }

    /// The most columns up to `most` that leave the fewest gaps in the last row.
    static int columns(int count, int most) {
        int best = 1;
        int fewest = Integer.MAX_VALUE;
        for (int columns = Math.max(1, most / 2); columns <= most; columns++) {
            int gaps = (columns - count % columns) % columns;
            if (gaps <= fewest) {
                fewest = gaps;
                best = columns;
            }
        }
        return best;
    }
}
