package org.discern.figure;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.discern.model.ConfidenceInterval;
import org.discern.model.LabelCurve;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;

/// AUROC by the share of labels, on a logarithmic axis, of several models: means of the repeats with the interval
/// of the mean.
///
/// @param title such as a finding, or the mean over findings
public record LabelCurveFigure(String title, List<Curve> curves) implements Figure {
    private static final double MARGIN = 0.02;
    /// What a curve's shares are drawn apart from the next one's, as a factor: else their bars would cover each other.
    private static final double APART = 1.025;

    /// One model's curve.
    public record Curve(String model, ModelStyle style, LabelCurve points) {}

    public LabelCurveFigure {
        curves = List.copyOf(curves);
    }

    @Override
    public String description() {
        return title + ", AUROC by share of the labels. "
                + curves.stream()
                        .map(curve -> curve.model() + ": "
                                + curve.points().points().stream()
                                        .map(LabelCurveFigure::text)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String text(LabelCurve.Point point) {
        return ShareAxis.percent(point.fraction()) + " "
                + Format.estimate(point.auroc().mean(), point.auroc().interval(), 3);
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            List<LabelCurve.Point> points = curve.points().points();
            double apart = Math.pow(APART, i - (curves.size() - 1) / 2.0);
            data.addSeries(new SeriesKey(i, curve.model()), new double[][] {
                points.stream().mapToDouble(point -> apart * point.fraction()).toArray(),
                points.stream().mapToDouble(point -> point.auroc().mean()).toArray()
            });
            renderer.setSeriesPaint(i, curve.style().colour(theme));
            renderer.setSeriesStroke(i, curve.style().stroke(1.8f));
            renderer.setSeriesShape(i, FigureMarks.shape(i));
            for (LabelCurve.Point point : points) {
                ConfidenceInterval interval = point.auroc().interval();
                if (interval == null) continue;
                FigureMarks.interval(
                        renderer,
                        apart * point.fraction(),
                        interval,
                        FigureTheme.translucent(curve.style().colour(theme), 150));
            }
        }
        double[] fractions = curves.stream()
                .flatMap(curve -> curve.points().points().stream())
                .mapToDouble(LabelCurve.Point::fraction)
                .distinct()
                .sorted()
                .toArray();
        var plot =
                new XYPlot(data, new ShareAxis("Share of the training patients' labels", fractions), yAxis(), renderer);
        plot.setDomainGridlinesVisible(false);
        var chart = new JFreeChart(title, null, plot, false);
        chart.addSubtitle(
                new TextTitle("Bars: 95 % of the mean over seeds and draws, Student's t; the judged films are the"
                        + " same throughout. Curves stand a little apart, so that their bars can be told."));
        var legend = new LegendTitle(new LineLegend(plot));
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(legend);
        theme.apply(chart);
        return chart;
    }

    /// Over all means and intervals, but not beyond what an AUROC can be.
    private NumberAxis yAxis() {
        double[] shown = curves.stream()
                .flatMap(curve -> curve.points().points().stream())
                .flatMapToDouble(point -> {
                    ConfidenceInterval interval = point.auroc().interval();
                    double mean = point.auroc().mean();
                    return interval == null
                            ? DoubleStream.of(mean)
                            : DoubleStream.of(mean, Math.max(0, interval.low()), Math.min(1, interval.high()));
                })
                .toArray();
        var axis = new NumberAxis("AUROC");
        axis.setStandardTickUnits(new NumberTickUnitSource(false, Format.decimal("0.00##")));
        axis.setRange(
                DoubleStream.of(shown).min().orElse(0.5) - MARGIN,
                DoubleStream.of(shown).max().orElse(1) + MARGIN);
        return axis;
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : curves) {
            for (LabelCurve.Point point : curve.points().points()) {
                ConfidenceInterval interval = point.auroc().interval();
                rows.add(List.of(
                        curve.model(),
                        Double.toString(point.fraction()),
                        Integer.toString(point.films()),
                        Integer.toString(point.auroc().repeats()),
                        Double.toString(point.auroc().mean()),
                        interval == null ? "" : Double.toString(interval.low()),
                        interval == null ? "" : Double.toString(interval.high())));
            }
        }
        return new Table(
                "AUROC by share of labels, " + title,
                List.of(
                        Table.Column.text("model"),
                        Table.Column.number("fraction"),
                        Table.Column.number("films"),
                        Table.Column.number("repeats"),
                        Table.Column.number("auroc"),
                        Table.Column.number("low"),
                        Table.Column.number("high")),
                rows,
                List.of());
    }
}
