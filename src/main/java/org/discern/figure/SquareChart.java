package org.discern.figure;

import java.awt.geom.Line2D;
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
    /// In a file of its own, in points.
    static final int WIDTH = 520;

    private static final int LEGEND_LINE = 20;
    private static final int TITLE_AXIS_CAPTION = 100;

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

    /// What gives a file's figure room for a square and its legend, in points.
    static int height(int curves) {
        return WIDTH - 60 + TITLE_AXIS_CAPTION + LEGEND_LINE * curves;
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
