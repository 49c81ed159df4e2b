package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/// Values measured during training, by step or epoch, of one or several runs: what was measured, faint, and
/// its exponential mean over it.
///
/// @param references values worth comparing with, such as ln(K + 1), the contrastive loss of a guess
/// @param scale of the vertical axis; points that are not above zero are left out of a logarithmic one
/// @param smoothing weight of the past in the exponential mean, from 0 (none: only what was measured is
///     drawn) to below 1
public record CurveFigure(
        String title,
        String xLabel,
        String yLabel,
        List<Series> series,
        List<Reference> references,
        Scale scale,
        double smoothing)
        implements Figure {
    private static final int COLUMNS = 500;
    private static final double MARGIN = 0.04;

    /// One run's values.
    ///
    /// @param x step or epoch, ascending
    /// @param y what was measured there
    public record Series(String name, ModelStyle style, double[] x, double[] y) {
        public Series {
            if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    /// A value worth comparing with.
    public record Reference(String label, double value) {
        /// The contrastive loss of an encoder that tells nothing apart: ln(K + 1) for a queue of K keys.
        public static Reference uninformedLoss(int queueSize) {
            return new Reference("guess, ln(K+1)", Math.log(queueSize + 1.0));
        }
    }

    /// Scale of the vertical axis.
    public enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    public CurveFigure {
        series = List.copyOf(series);
        references = List.copyOf(references);
        if (!(smoothing >= 0 && smoothing < 1))
            throw new IllegalArgumentException("smoothing must be in [0, 1), got " + smoothing);
    }

    @Override
    public String description() {
        return title + ", " + yLabel + " by " + xLabel + ". "
                + series.stream()
                        .map(s -> s.name()
                                + (s.y().length == 0
                                        ? ": no values yet"
                                        : String.format(
                                                Locale.ROOT, ": from %.4g to %.4g", s.y()[0], s.y()[s.y().length - 1])))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var plot = new XYPlot(null, xAxis(), yAxis(), null);
        layer(plot, 0, theme, smoothing > 0);
        if (smoothing > 0) layer(plot, 1, theme, false);
        for (Reference reference : references) plot.addRangeMarker(marker(reference, theme), Layer.BACKGROUND);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        var chart = new JFreeChart(title, null, plot, false);
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(legend);
        if (smoothing > 0) {
            chart.addSubtitle(
                    0,
                    new TextTitle("Faint: as measured. Line: exponential mean, weight of the past "
                            + Format.plain(smoothing) + "."));
        }
        theme.apply(chart);
        return chart;
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Series run : series) {
            double[] smooth = Smoothing.exponential(run.y(), smoothing);
            for (int i = 0; i < smooth.length; i++) {
                rows.add(List.of(
                        run.name(),
                        Double.toString(run.x()[i]),
                        Double.toString(run.y()[i]),
                        Double.toString(smooth[i])));
            }
        }
        return new Table(
                title,
                List.of(
                        Table.Column.text("run"),
                        Table.Column.number(xLabel),
                        Table.Column.number(yLabel),
                        Table.Column.number("smoothed")),
                rows,
                List.of());
    }

    private void layer(XYPlot plot, int index, FigureTheme theme, boolean faint) {
        boolean smooth = index > 0;
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultSeriesVisibleInLegend(!faint);
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
        for (int i = 0; i < series.size(); i++) {
            Series run = series.get(i);
            double[] y = drawable(smooth ? Smoothing.exponential(run.y(), smoothing) : run.y());
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
        return scale == Scale.LINEAR
                ? y
                : Arrays.stream(y).map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    private ValueAxis xAxis() {
        var axis = new NumberAxis(xLabel);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0);
        axis.setUpperMargin(0.01);
        return axis;
    }

    /// The vertical axis, over all that is drawn: measured values and references.
    private ValueAxis yAxis() {
        double[] shown = DoubleStream.concat(
                        series.stream().flatMapToDouble(s -> Arrays.stream(s.y())),
                        references.stream().mapToDouble(Reference::value))
                .filter(v -> Double.isFinite(v) && (scale == Scale.LINEAR || v > 0))
                .toArray();
        double low = Arrays.stream(shown).min().orElse(scale == Scale.LINEAR ? 0 : 0.1);
        double high = Arrays.stream(shown).max().orElse(1);
        if (scale == Scale.LOGARITHMIC) {
            double margin = Math.pow(Math.max(high / low, 1.1), MARGIN);
            return new DecadeAxis(yLabel, low / margin, high * Math.pow(margin, references.isEmpty() ? 1 : 2));
        }
        var axis = new NumberAxis(yLabel);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        double margin = high > low ? MARGIN * (high - low) : Math.max(MARGIN * Math.abs(high), 0.01);
        axis.setRange(low - margin, high + margin * (references.isEmpty() ? 1 : 4)); // room for the reference's name
        return axis;
    }

    private static ValueMarker marker(Reference reference, FigureTheme theme) {
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
