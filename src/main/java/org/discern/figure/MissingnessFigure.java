package org.discern.figure;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.discern.model.ClinicalCoverage;
import org.discern.model.ClinicalCoverage.Feature;
import org.discern.model.ClinicalCoverage.Group;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/// Shares of films that lack a clinical value: a row a value, a mark for the films of each label. Marks that
/// lie apart say that whether a value was measured tells something of the finding.
public record MissingnessFigure(ClinicalCoverage coverage) implements Figure {
    private static final double RADIUS = 4.5;
    private static final int ROW_HEIGHT = 24;
    private static final int FRAME_HEIGHT = 130;

    @Override
    public String title() {
        return "Missing clinical values, " + coverage.dataset()
                + (coverage.finding() == null
                        ? ""
                        : ", by " + coverage.finding().name());
    }

    @Override
    public String description() {
        return title() + ". "
                + coverage.features().stream()
                        .map(feature -> feature.name() + " "
                                + marked().mapToObj(group -> groupName(group) + " " + percent(feature, group))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(false, true);
        List<Feature> features = coverage.features().reversed(); // the first on top
        for (int group : marked().toArray()) {
            double[][] points = new double[2][features.size()];
            for (int i = 0; i < features.size(); i++) {
                points[0][i] = 100 * coverage.missing(features.get(i), group);
                points[1][i] = i;
            }
            int series = data.getSeriesCount();
            data.addSeries(new SeriesKey(series, legend(group)), points);
            style(renderer, series, coverage.groups().get(group), theme);
        }
        var share = new NumberAxis("Films without the value, %");
        share.setRange(-2, 102);
        share.setTickUnit(new NumberTickUnit(20, Format.decimal("0")));
        String[] names = features.stream().map(Feature::name).toArray(String[]::new);
        var values = new SymbolAxis(null, names);
        values.setGridBandsVisible(false);
        var chart = new JFreeChart(title(), null, new XYPlot(data, share, values, renderer), true);
        theme.apply(chart);
        return chart;
    }

    private static void style(XYLineAndShapeRenderer renderer, int series, Group group, FigureTheme theme) {
        if (group.label() == null) {
            renderer.setSeriesShape(series, new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS));
            renderer.setSeriesPaint(series, theme.ink());
            return;
        }
        LabelStyle style = LabelStyle.of(group.label());
        renderer.setSeriesShape(series, style.mark().shape(RADIUS));
        renderer.setSeriesPaint(series, style.colour(theme));
        renderer.setSeriesShapesFilled(series, style.mark().filled());
    }

    @Override
    public Table table() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("value"), Table.Column.text("unit")));
        for (int group = 0; group < coverage.groups().size(); group++) {
            columns.add(Table.Column.number("films, " + groupName(group)));
            columns.add(Table.Column.number("missing, " + groupName(group)));
        }
        columns.add(Table.Column.number("hours"));
        List<List<String>> rows = coverage.features().stream().map(this::row).toList();
        return new Table(title(), columns, rows, List.of());
    }

    private List<String> row(Feature feature) {
        List<String> cells = new ArrayList<>(List.of(feature.name(), feature.unit()));
        for (int group = 0; group < coverage.groups().size(); group++) {
            cells.add(Long.toString(feature.counts().get(group).films()));
            cells.add(percent(feature, group));
        }
        cells.add(
                Double.isNaN(feature.latestHours())
                        ? ""
                        : String.format(Locale.ROOT, "%.1f to %.1f", feature.earliestHours(), feature.latestHours()));
        return cells;
    }

    /// The groups that have marks: those of the labels, or all films where there are none.
    private IntStream marked() {
        int count = coverage.groups().size();
        return count == 1 ? IntStream.of(0) : IntStream.range(1, count);
    }

    private String groupName(int group) {
        Group films = coverage.groups().get(group);
        return films.label() == null ? "all" : LabelStyle.of(films.label()).text();
    }

    private String legend(int group) {
        return String.format(
                Locale.ROOT,
                "%s (%,d films)",
                groupName(group),
                coverage.groups().get(group).films());
    }

    private String percent(Feature feature, int group) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * coverage.missing(feature, group));
    }

    /// A height, in points, that gives each value its row.
    @Override
    public int height() {
        return FRAME_HEIGHT + ROW_HEIGHT * coverage.features().size();
    }
}
