package org.discern.ui.kit;

import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.discern.figure.Figure;
import org.discern.figure.FigureTheme;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Shows a figure, drawn for light or dark as the window is, with a button to export it.
public final class ChartPane extends StackPane {
    private final ObservableBooleanValue dark;
    private final ChartViewer viewer = new ChartViewer(new JFreeChart(new XYPlot()), false);
    private @Nullable Figure figure;

    public ChartPane(ObservableBooleanValue dark, FigureExport export) {
        this.dark = dark;
        getStyleClass().add("chart-pane");
        setMinSize(0, 0);
        Button menu = exportButton(export);
        setAlignment(menu, Pos.TOP_RIGHT);
        getChildren().addAll(viewer, menu);
        viewer.setVisible(false);
        menu.visibleProperty().bind(viewer.visibleProperty());
        dark.subscribe(_ -> draw());
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

    /// Calls `action` with the place of a click, in the figure's own coordinates.
    public void onClick(BiConsumer<Double, Double> action) {
        viewer.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.isStillSincePress()) locate(event, action);
        });
    }

    private void draw() {
        Figure current = figure;
        viewer.setVisible(current != null);
        if (current == null) return;
        viewer.setChart(current.chart(dark.get() ? FigureTheme.DARK : FigureTheme.LIGHT));
        setAccessibleText(current.description());
    }

    private void locate(MouseEvent event, BiConsumer<Double, Double> action) {
        Rectangle2D area = viewer.getRenderingInfo().getPlotInfo().getDataArea();
        if (!area.contains(event.getX(), event.getY()) || !(viewer.getChart().getPlot() instanceof XYPlot plot)) return;
        action.accept(
                plot.getDomainAxis().java2DToValue(event.getX(), area, plot.getDomainAxisEdge()),
                plot.getRangeAxis().java2DToValue(event.getY(), area, plot.getRangeAxisEdge()));
    }

    private Button exportButton(FigureExport export) {
        ContextMenu menu = new ContextMenu(
                item("Export as PNG…", export::png),
                item("Export as SVG…", export::svg),
                item("Export data as CSV…", export::csv));
        Button button = Controls.iconButton(Material2OutlinedAL.GET_APP, "Export this figure", () -> {});
        button.getStyleClass().add("chart-export");
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    private MenuItem item(String text, java.util.function.Consumer<Figure> export) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> {
            if (figure != null) export.accept(figure);
        });
        return item;
    }
}
