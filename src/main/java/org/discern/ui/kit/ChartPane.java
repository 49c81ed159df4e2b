package org.discern.ui.kit;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.discern.figure.Figure;
import org.discern.figure.FigureTheme;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/// Shows a figure, drawn for light or dark as the window is, with a button to export it.
public final class ChartPane extends StackPane {
    private final ObservableBooleanValue dark;
    private final ChartViewer viewer = new ChartViewer(new JFreeChart(new XYPlot()), false);
    private @Nullable Figure figure;
    private double text = 1;
    private double leastWidth;
    private double leastHeight;

    public ChartPane(ObservableBooleanValue dark, FigureExport export) {
        this.dark = dark;
        getStyleClass().add("chart-pane");
        setMinSize(0, 0);
        Button menu = ExportButton.of(export, () -> Optional.ofNullable(figure));
        setAlignment(menu, Pos.TOP_RIGHT);
        getChildren().addAll(viewer, menu);
        viewer.setVisible(false);
        menu.visibleProperty().bind(viewer.visibleProperty());
        dark.subscribe(_ -> draw());
        TextSize.follow(this, size -> {
            text = size;
            makeRoom();
            draw();
        });
    }

    /// What the figure needs to be read, at the usual size of text.
    public void needs(double width, double height) {
        leastWidth = width;
        leastHeight = height;
        makeRoom();
    }

    private void makeRoom() {
        setMinSize(leastWidth * text, leastHeight * text);
        setPrefSize(getMinWidth(), getMinHeight());
    }

    /// Shows `shown`; nothing where `null`.
    public void show(@Nullable Figure shown) {
        figure = shown;
        draw();
    }

    /// Calls `action` with the pointer's place in the figure's own coordinates, in units of its axes,
    /// whenever the pointer moves over it.
    public void onHover(BiConsumer<Double, Double> action) {
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, event -> locate(event, action));
    }

    private void draw() {
        Figure current = figure;
        viewer.setVisible(current != null);
        if (current == null) return;
        JFreeChart chart = current.chart(dark.get() ? FigureTheme.DARK : FigureTheme.LIGHT);
        FigureTheme.enlarge(chart, text);
        viewer.setChart(chart);
        setAccessibleText(current.description());
    }

    private void locate(MouseEvent event, BiConsumer<Double, Double> action) {
        Rectangle2D area = viewer.getRenderingInfo().getPlotInfo().getDataArea();
        if (!area.contains(event.getX(), event.getY()) || !(viewer.getChart().getPlot() instanceof XYPlot plot)) return;
        action.accept(
                plot.getDomainAxis().java2DToValue(event.getX(), area, plot.getDomainAxisEdge()),
                plot.getRangeAxis().java2DToValue(event.getY(), area, plot.getRangeAxisEdge()));
    }
}
