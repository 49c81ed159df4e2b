package org.discern.figure;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;

/// Films of one model laid out in the plane, marked by what their report says of one finding.
///
/// @param caption how the layout was made, see [#caption]; further lines follow after a line break
public record EmbeddingFigure(String title, Finding finding, List<Point> points, String caption) implements Figure {
    /// A film's place in the plane.
    public record Point(String imageId, double x, double y, LabelValue label) {}

    public EmbeddingFigure {
        points = List.copyOf(points);
    }

    /// Joins a layout with the labels of its films by their ids.
    ///
    /// @param films at least those laid out, in any order
    /// @throws IllegalArgumentException when a film that was laid out is not among `films`
    public static EmbeddingFigure of(
            String title, Finding finding, FilmLayout layout, Collection<Radiograph> films, String caption) {
        Map<String, Radiograph> byId =
                films.stream().collect(Collectors.toMap(Radiograph::imageId, Function.identity()));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < layout.imageIds().size(); i++) {
            Radiograph film = byId.get(layout.imageIds().get(i));
            if (film == null) throw new IllegalArgumentException("point " + i + " has no film");
            points.add(new Point(film.imageId(), layout.x()[i], layout.y()[i], film.label(finding)));
        }
        return new EmbeddingFigure(title, finding, points, caption);
    }

    /// Such as `t-SNE, n = 412 of 412 test films, perplexity 30, seed 7`.
    public static String caption(int shown, int total, double perplexity, long seed) {
        return String.format(
                Locale.ROOT,
                "t-SNE, n = %d of %d test films, perplexity %s, seed %d",
                shown,
                total,
                Format.plain(perplexity),
                seed);
    }

    @Override
    public String description() {
        return title + ", films by " + finding.name() + ": "
                + drawn().stream().map(this::legend).collect(Collectors.joining("; ")) + ". " + caption;
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(false, true);
        List<LabelStyle> drawn = drawn();
        for (int i = 0; i < drawn.size(); i++) {
            LabelStyle style = drawn.get(i);
            List<Point> marked = points(style);
            data.addSeries(new SeriesKey(i, legend(style)), new double[][] {
                marked.stream().mapToDouble(Point::x).toArray(),
                marked.stream().mapToDouble(Point::y).toArray()
            });
            renderer.setSeriesPaint(i, FigureTheme.translucent(style.colour(theme), 210));
            renderer.setSeriesShape(i, style.mark(radius()));
            renderer.setLegendShape(i, style.mark(3.5));
            renderer.setSeriesShapesFilled(i, style.filled());
            renderer.setSeriesStroke(i, new BasicStroke(1.1f));
        }
        var plot = new SquarePlot(data, axis(Point::x), axis(Point::y), renderer);
        var chart = new JFreeChart(title, null, plot, false);
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(new TextTitle(caption));
        chart.addSubtitle(legend);
        theme.apply(chart);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(true);
        plot.setOutlinePaint(theme.mutedInk());
        plot.setOutlineStroke(new BasicStroke(0.8f));
        return chart;
    }

    @Override
    public Table table() {
        List<List<String>> rows = points.stream()
                .map(point -> List.of(
                        point.imageId(),
                        Double.toString(point.x()),
                        Double.toString(point.y()),
                        LabelStyle.of(point.label()).text()))
                .toList();
        return new Table(
                title + ", " + finding.name(),
                List.of(
                        Table.Column.text("imageId"),
                        Table.Column.number("x"),
                        Table.Column.number("y"),
                        Table.Column.text(finding.name())),
                rows,
                List.of());
    }

    private List<LabelStyle> drawn() {
        return List.of(LabelStyle.values()).stream()
                .filter(style -> !points(style).isEmpty())
                .toList();
    }

    private List<Point> points(LabelStyle style) {
        return points.stream().filter(point -> point.label() == style.value()).toList();
    }

    private String legend(LabelStyle style) {
        return style.text() + " (" + points(style).size() + ")";
    }

    /// Marks of fewer films are larger, in pixels.
    private double radius() {
        return points.size() <= 500 ? 3 : points.size() <= 2000 ? 2.3 : 1.6;
    }

    /// An axis without numbers, as a layout has no unit; both are equally long, so that distances look the
    /// same in all directions.
    private NumberAxis axis(Function<Point, Double> coordinate) {
        double half = Math.max(1e-9, 0.53 * Math.max(extent(Point::x), extent(Point::y)));
        double middle = values(coordinate).max().orElse(0) / 2
                + values(coordinate).min().orElse(0) / 2;
        var axis = new NumberAxis();
        axis.setRange(middle - half, middle + half);
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private double extent(Function<Point, Double> coordinate) {
        return values(coordinate).max().orElse(1) - values(coordinate).min().orElse(-1);
    }

    private DoubleStream values(Function<Point, Double> coordinate) {
        return points.stream().mapToDouble(coordinate::apply);
    }
}
