package org.discern.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.discern.model.ConfidenceInterval;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/// Estimates with their intervals, a row each and a mark for each series: whether intervals reach over a reference,
/// or over each other, is seen at a glance.
///
/// @param quantity what is estimated, as the axis says
/// @param rows from top to bottom
/// @param reference what says nothing, such as a difference of 0; `null` for none
/// @param note how to read it
public record IntervalFigure(
        String title,
        String quantity,
        List<String> rows,
        List<Series> series,
        @Nullable Double reference,
        String note) implements Figure {
    private static final int ROW_HEIGHT = 22;
    private static final int MARK_HEIGHT = 12;
    private static final int FRAME_HEIGHT = 120;
    private static final int LEGEND_LINE = 18;
    /// Share of a row's height that its marks take.
    private static final double SPREAD = 0.6;
    /// Between the marks of a row, so that two still lie beside its name.
    private static final double MOST_GAP = 0.2;
    private static final double MARGIN = 0.03;

    /// What is estimated of one thing in each row.
    public record Series(String name, ModelStyle style, List<Estimate> estimates) {
        public Series {
            estimates = List.copyOf(estimates);
        }
    }

    /// @param row one of the figure's
    /// @param interval `null` where there is none
    public record Estimate(
            String row, double value, @Nullable ConfidenceInterval interval) {}

    public IntervalFigure {
        rows = List.copyOf(rows);
        series = List.copyOf(series);
    }

    /// A figure of the rows that have an estimate; empty where none has.
    public static Optional<IntervalFigure> of(
            String title,
            String quantity,
            List<String> rows,
            List<Series> series,
            @Nullable Double reference,
            String note) {
        List<Series> shown =
                series.stream().filter(each -> !each.estimates().isEmpty()).toList();
        List<String> told = rows.stream()
                .filter(row -> shown.stream()
                        .flatMap(each -> each.estimates().stream())
                        .anyMatch(estimate -> estimate.row().equals(row)))
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new IntervalFigure(title, quantity, told, shown, reference, note));
    }

    @Override
    public String description() {
        return title + ". " + quantity + ". "
                + series.stream()
                        .map(each -> each.name() + ": "
                                + each.estimates().stream()
                                        .map(estimate -> estimate.row() + " "
                                                + Format.range(estimate.value(), estimate.interval()))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < series.size(); i++) addSeries(i, data, renderer, theme);
        if (reference != null)
            renderer.addAnnotation(
                    new XYLineAnnotation(reference, -1, reference, rows.size(), FigureMarks.DOTTED, theme.mutedInk()),
                    Layer.BACKGROUND);
        String[] names = rows.reversed().toArray(String[]::new);
        var rowAxis = new SymbolAxis(null, names);
        rowAxis.setGridBandsVisible(false);
        rowAxis.setRange(-0.6, rows.size() - 0.4);
        var plot = new XYPlot(data, valueAxis(), rowAxis, renderer);
        plot.setRangeGridlinesVisible(false);
        var chart = new JFreeChart(title, null, plot, false);
        theme.apply(chart);
        var text = new TextTitle(note);
        theme.style(text);
        chart.addSubtitle(text);
        if (series.size() > 1) {
            var legend = new LegendTitle(plot, new ColumnArrangement(), new ColumnArrangement());
            theme.style(legend);
            legend.setPosition(RectangleEdge.BOTTOM);
            chart.addSubtitle(legend);
        }
        return chart;
    }

    private void addSeries(int place, DefaultXYDataset data, XYLineAndShapeRenderer renderer, FigureTheme theme) {
        Series of = series.get(place);
        Color colour = of.style().colour(theme);
        double[][] points = new double[2][of.estimates().size()];
        for (int i = 0; i < of.estimates().size(); i++) {
            Estimate estimate = of.estimates().get(i);
            double height = height(estimate.row(), place);
            points[0][i] = estimate.value();
            points[1][i] = height;
            ConfidenceInterval interval = estimate.interval();
            if (interval != null)
                renderer.addAnnotation(
                        new XYLineAnnotation(interval.low(), height, interval.high(), height, FigureMarks.THIN, colour),
                        Layer.BACKGROUND);
        }
        data.addSeries(new SeriesKey(place, of.name()), points);
        renderer.setSeriesPaint(place, colour);
        renderer.setSeriesShape(place, FigureMarks.shape(place));
    }

    /// On the axis, whose rows are counted from below; the first series of a row lies highest.
    private double height(String row, int place) {
        int gaps = series.size() - 1;
        double gap = gaps == 0 ? 0 : Math.min(MOST_GAP, SPREAD / gaps);
        return rows.size() - 1 - rows.indexOf(row) + gap * (gaps / 2.0 - place);
    }

    private NumberAxis valueAxis() {
        double[] shown = DoubleStream.concat(
                        reference == null ? DoubleStream.empty() : DoubleStream.of(reference),
                        series.stream()
                                .flatMap(each -> each.estimates().stream())
                                .flatMapToDouble(estimate -> estimate.interval() == null
                                        ? DoubleStream.of(estimate.value())
                                        : DoubleStream.of(
                                                estimate.interval().low(),
                                                estimate.value(),
                                                estimate.interval().high())))
                .toArray();
        double low = DoubleStream.of(shown).min().orElse(0);
        double high = DoubleStream.of(shown).max().orElse(1);
        double margin = Math.max(0.005, MARGIN * (high - low));
        var axis = new NumberAxis(quantity);
        axis.setStandardTickUnits(new NumberTickUnitSource(false, Format.decimal("0.0###")));
        axis.setRange(low - margin, high + margin);
        return axis;
    }

    @Override
    public Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (Series each : series) {
            for (Estimate estimate : each.estimates()) {
                ConfidenceInterval interval = estimate.interval();
                lines.add(List.of(
                        estimate.row(),
                        each.name(),
                        Double.toString(estimate.value()),
                        interval == null ? "" : Double.toString(interval.low()),
                        interval == null ? "" : Double.toString(interval.high())));
            }
        }
        return new Table(
                title,
                List.of(
                        Table.Column.text("row"),
                        Table.Column.text("series"),
                        Table.Column.number("value"),
                        Table.Column.number("low"),
                        Table.Column.number("high")),
                lines,
                List.of());
    }

    /// A height, in points, that gives each row its room.
    @Override
    public int height() {
        return FRAME_HEIGHT
                + rows.size() * Math.max(ROW_HEIGHT, MARK_HEIGHT * series.size())
                + (series.size() > 1 ? LEGEND_LINE * series.size() : 0);
    }
}
