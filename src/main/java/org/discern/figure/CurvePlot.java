package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYDataset;

/// Draws the curves of a [CurveFigure].
final class CurvePlot {
    private static final double MARGIN = 0.04;

    private final CurveFigure figure;
    private final ReadyCurves ready;
    private final FigureTheme theme;

    CurvePlot(ReadyCurves ready, FigureTheme theme) {
        this.figure = ready.figure();
        this.ready = ready;
        this.theme = theme;
    }

    /// A new plot: what was measured below, its mean above.
    XYPlot draw() {
        var plot = new XYPlot(null, xAxis(), yAxis(), null);
        boolean smoothed = figure.smoothing() > 0;
        layer(plot, 0, smoothed);
        if (smoothed) layer(plot, 1, false);
        if (figure.series().stream().anyMatch(run -> run.band().isPresent())) bands(plot, 2);
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
            ReadyCurves.Lines lines = ready.lines().get(i);
            data.addSeries(new SeriesKey(i, run.name()), (smooth ? lines.smooth() : lines.measured()).asSeries());
            var colour = run.style().colour(theme);
            renderer.setSeriesPaint(i, faint ? FigureTheme.translucent(colour, 70) : colour);
            renderer.setSeriesStroke(
                    i, faint ? new BasicStroke(0.8f) : run.style().stroke(1.8f));
            renderer.setSeriesShapesVisible(i, run.x().length == 1);
        }
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private void bands(XYPlot plot, int index) {
        var data = new DefaultIntervalXYDataset();
        var renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(1);
        renderer.setDefaultSeriesVisibleInLegend(false);
        for (int i = 0; i < figure.series().size(); i++) {
            ReadyCurves.Lines lines = ready.lines().get(i);
            if (lines.low().x().length == 0) continue;
            double[] x = lines.low().x();
            double[] low = lines.low().y();
            double[] high = lines.high().y();
            int place = data.getSeriesCount();
            data.addSeries(new SeriesKey(i, "band"), new double[][] {x, x, x, low, low, high});
            var colour = figure.series().get(i).style().colour(theme);
            renderer.setSeriesFillPaint(place, FigureTheme.translucent(colour, 50));
        }
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private ValueAxis xAxis() {
        if (figure.xScale() == CurveFigure.Scale.LOGARITHMIC) {
            double high = Math.max(ready.right(), 10);
            double low = Math.max(Math.min(ready.left(), high / 2), high / 1e6);
            return new DecadeAxis(figure.xLabel(), low, high);
        }
        var axis = new NumberAxis(figure.xLabel());
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0);
        axis.setUpperMargin(0.01);
        if (!figure.extent().equals(CurveFigure.Extent.ALL) && ready.right() > ready.left()) {
            axis.setRange(ready.left(), ready.right());
        }
        return axis;
    }

    /// The vertical axis, over all that is drawn: measured values and references.
    private ValueAxis yAxis() {
        double low = ready.low();
        double high = ready.high();
        if (figure.scale() == CurveFigure.Scale.LOGARITHMIC) {
            double margin = Math.pow(Math.max(high / low, 1.1), MARGIN);
            return new DecadeAxis(
                    figure.yLabel(),
                    low / margin,
                    high * Math.pow(margin, figure.references().isEmpty() ? 1 : 5));
        }
        var axis = new NumberAxis(figure.yLabel());
        axis.setStandardTickUnits(new NumberTickUnitSource(false, Format.decimal("0.########")));
        double margin = high > low ? MARGIN * (high - low) : Math.max(MARGIN * Math.abs(high), 0.01);
        axis.setRange(
                low - margin, high + margin * (figure.references().isEmpty() ? 1 : 5)); // room for the reference's name
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
