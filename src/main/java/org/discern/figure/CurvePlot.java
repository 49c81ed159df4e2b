package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/// Draws the curves of a [CurveFigure].
final class CurvePlot {
    private static final int COLUMNS = 500;
    private static final double MARGIN = 0.04;

    private final CurveFigure figure;
    private final FigureTheme theme;

    CurvePlot(CurveFigure figure, FigureTheme theme) {
        this.figure = figure;
        this.theme = theme;
    }

    /// A new plot: what was measured below, its mean above.
    XYPlot draw() {
        var plot = new XYPlot(null, xAxis(), yAxis(), null);
        boolean smoothed = figure.smoothing() > 0;
        layer(plot, 0, smoothed);
        if (smoothed) layer(plot, 1, false);
        for (CurveFigure.Reference reference : figure.references()) {
            plot.addRangeMarker(marker(reference), Layer.BACKGROUND);
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        return plot;
    }

    private void layer(XYPlot plot, int index, boolean faint) {
        boolean smooth = index > 0;
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultSeriesVisibleInLegend(!faint);
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
        for (int i = 0; i < figure.series().size(); i++) {
            CurveFigure.Series run = figure.series().get(i);
            double[] y = drawable(smooth ? Smoothing.exponential(run.y(), figure.smoothing()) : run.y());
            data.addSeries(
                    new SeriesKey(i, run.name()),
                    Decimation.minMax(run.x(), y, COLUMNS).asSeries());
            var colour = run.style().colour(theme);
            renderer.setSeriesPaint(i, faint ? FigureTheme.translucent(colour, 70) : colour);
            renderer.setSeriesStroke(
                    i, faint ? new BasicStroke(0.8f) : run.style().stroke(1.8f));
            renderer.setSeriesShapesVisible(i, run.x().length == 1);
        }
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private double[] drawable(double[] y) {
        return figure.scale() == CurveFigure.Scale.LINEAR
                ? y
                : Arrays.stream(y).map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    private ValueAxis xAxis() {
        var axis = new NumberAxis(figure.xLabel());
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0);
        axis.setUpperMargin(0.01);
        return axis;
    }

    /// The vertical axis, over all that is drawn: measured values and references.
    private ValueAxis yAxis() {
        double[] shown = DoubleStream.concat(
                        figure.series().stream().flatMapToDouble(s -> Arrays.stream(s.y())),
                        figure.references().stream().mapToDouble(CurveFigure.Reference::value))
                .filter(v -> Double.isFinite(v) && (figure.scale() == CurveFigure.Scale.LINEAR || v > 0))
                .toArray();
        double low = Arrays.stream(shown).min().orElse(figure.scale() == CurveFigure.Scale.LINEAR ? 0 : 0.1);
        double high = Arrays.stream(shown).max().orElse(1);
        if (figure.scale() == CurveFigure.Scale.LOGARITHMIC) {
            double margin = Math.pow(Math.max(high / low, 1.1), MARGIN);
            return new DecadeAxis(
                    figure.yLabel(),
                    low / margin,
                    high * Math.pow(margin, figure.references().isEmpty() ? 1 : 4));
        }
        var axis = new NumberAxis(figure.yLabel());
        axis.setStandardTickUnits(new NumberTickUnitSource(false, Format.decimal("0.########")));
        double margin = high > low ? MARGIN * (high - low) : Math.max(MARGIN * Math.abs(high), 0.01);
        axis.setRange(
                low - margin, high + margin * (figure.references().isEmpty() ? 1 : 4)); // room for the reference's name
        return axis;
    }

    private ValueMarker marker(CurveFigure.Reference reference) {
        var dash = new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {1, 3}, 0);
        var marker = new ValueMarker(reference.value(), theme.mutedInk(), dash);
        marker.setAlpha(1);
        marker.setLabel(reference.label() + " = " + Format.fixed(reference.value(), 2));
        marker.setLabelFont(theme.text());
        marker.setLabelPaint(theme.mutedInk());
        marker.setLabelBackgroundColor(FigureTheme.translucent(theme.surface(), 0));
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        return marker;
    }
}
