package org.discern.figure;

import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;

/// Curves of models within the unit square, a legend line a curve below it.
final class SquareChart {
    private static final int LEAST_WIDTH = 420;
    private static final int LEGEND_LINE = 20;
    private static final int BESIDE_LABEL = 60;
    private static final double LETTER = 6.9;
    private static final int BEYOND_SQUARE = 30;

    private final String title;
    private final FigureTheme theme;
    private final DefaultXYDataset data = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);

    SquareChart(String title, FigureTheme theme) {
        this.title = title;
        this.theme = theme;
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
    }

    /// What gives the legend of a figure in a file of its own room, in points.
    static int width(List<String> labels) {
        int letters = labels.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(LEAST_WIDTH, (int) Math.ceil(BESIDE_LABEL + LETTER * letters));
    }

    /// What gives the square and a legend line for each curve room, in points.
    static int height(int width, int curves) {
        return width + BEYOND_SQUARE + LEGEND_LINE * curves;
    }

    /// A curve.
    ///
    /// @param line x and y of its points
    /// @param marked whether its points are marked
    void add(String label, ModelStyle style, double[][] line, boolean marked) {
        int i = data.getSeriesCount();
        data.addSeries(new SeriesKey(i, label), line);
        renderer.setSeriesPaint(i, style.colour(theme));
        renderer.setSeriesStroke(i, style.stroke(1.8f));
        renderer.setSeriesShape(i, FigureMarks.DOT);
        renderer.setSeriesShapesVisible(i, marked);
    }

    /// A fine line that is no data, such as the diagonal of chance.
    void reference(double fromX, double fromY, double toX, double toY) {
        renderer.addAnnotation(
                new XYLineAnnotation(fromX, fromY, toX, toY, FigureMarks.DOTTED, theme.mutedInk()), Layer.BACKGROUND);
    }

    /// The whole chart.
    ///
    /// @param caption below it; may be empty
    JFreeChart chart(String xLabel, String yLabel, String caption) {
        var plot = new SquarePlot(data, rateAxis(xLabel), rateAxis(yLabel), renderer);
        var chart = new JFreeChart(title, null, plot, false);
        theme.apply(chart);
        if (!caption.isEmpty()) {
            var text = new TextTitle(caption);
            theme.style(text);
            chart.addSubtitle(text);
        }
        // Below the plot: within it, it would cover curves where the figure is small.
        var legend = new LegendTitle(new LineLegend(plot), new ColumnArrangement(), new ColumnArrangement());
        theme.style(legend);
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(legend);
        return chart;
    }

    XYLineAndShapeRenderer renderer() {
        return renderer;
    }

    private static NumberAxis rateAxis(String label) {
        var axis = new NumberAxis(label);
        axis.setRange(-0.01, 1.01); // a curve along an edge keeps its full width
        axis.setTickUnit(new NumberTickUnit(0.2, Format.decimal("0.0")));
        return axis;
    }
}
