package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.discern.figure.scatter.Box;
import org.discern.figure.scatter.Colouring;
import org.discern.figure.scatter.PointClass;
import org.discern.figure.scatter.PointCloud;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Radiograph;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;

/// Films of one model laid out in the plane, their points coloured and marked by class. Few points are drawn
/// one by one; many as one picture, also within an SVG, which would else be too large to open.
///
/// @param colouring of the layout's films, in their order
/// @param caption how the layout was made, see [#caption]; further lines follow after a line break
public record EmbeddingFigure(String title, FilmLayout layout, Colouring colouring, String caption) implements Figure {
    private static final int MOST_SINGLE_POINTS = 20_000;

    public EmbeddingFigure {
        if (layout.imageIds().size() != colouring.size())
            throw new IllegalArgumentException(layout.imageIds().size() + " films, " + colouring.size() + " coloured");
    }

    /// A layout whose films are marked by what their report says of one finding.
    ///
    /// @param films at least those laid out, in any order
    /// @throws IllegalArgumentException when a film that was laid out is not among `films`
    public static EmbeddingFigure of(
            String title, Finding finding, FilmLayout layout, Collection<Radiograph> films, String caption) {
        return new EmbeddingFigure(title, layout, new ColourBy.Labels(finding).of(joined(layout, films)), caption);
    }

    /// The films of a layout in its order, found by their ids.
    ///
    /// @throws IllegalArgumentException when a film that was laid out is not among `films`
    public static List<Radiograph> joined(FilmLayout layout, Collection<Radiograph> films) {
        Map<String, Radiograph> byId =
                films.stream().collect(Collectors.toMap(Radiograph::imageId, Function.identity()));
        List<Radiograph> found = new ArrayList<>(layout.imageIds().size());
        for (String id : layout.imageIds()) {
            Radiograph film = byId.get(id);
            if (film == null) throw new IllegalArgumentException("point " + found.size() + " has no film");
            found.add(film);
        }
        return List.copyOf(found);
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
        return title + ", films by " + colouring.title() + ": "
                + classes().mapToObj(this::legend).collect(Collectors.joining("; ")) + ". " + caption;
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        boolean single = colouring.size() <= MOST_SINGLE_POINTS;
        var renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setDefaultStroke(new BasicStroke(1.1f));
        Box box = PointCloud.of(layout.x(), layout.y()).bounds();
        double half = 0.53 * Math.max(box.width(), box.height());
        var plot = new SquarePlot(
                single ? points(renderer, theme) : new DefaultXYDataset(),
                axis((box.left() + box.right()) / 2, half),
                axis((box.bottom() + box.top()) / 2, half),
                renderer);
        if (!single) plot.addAnnotation(new CloudAnnotation(PointCloud.of(layout.x(), layout.y()), colouring, theme));
        plot.setFixedLegendItems(legendItems(theme));
        var chart = new JFreeChart(title, null, plot, false);
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(new TextTitle(caption));
        chart.addSubtitle(legend);
        theme.apply(chart);
        frame(plot, theme);
        return chart;
    }

    @Override
    public Table table() {
        List<List<String>> rows = IntStream.range(0, colouring.size())
                .mapToObj(i -> List.of(
                        layout.imageIds().get(i),
                        Double.toString(layout.x()[i]),
                        Double.toString(layout.y()[i]),
                        colouring.classes().get(colouring.classOf(i)).name()))
                .toList();
        return new Table(
                title + ", " + colouring.title(),
                List.of(
                        Table.Column.text("imageId"),
                        Table.Column.number("x"),
                        Table.Column.number("y"),
                        Table.Column.text(colouring.title())),
                rows,
                List.of());
    }

    private DefaultXYDataset points(XYLineAndShapeRenderer renderer, FigureTheme theme) {
        var data = new DefaultXYDataset();
        classes().forEach(c -> {
            PointClass points = colouring.classes().get(c);
            int[] members = IntStream.range(0, colouring.size())
                    .filter(i -> colouring.classOf(i) == c)
                    .toArray();
            data.addSeries(new SeriesKey(c, legend(c)), new double[][] {
                IntStream.of(members).mapToDouble(i -> layout.x()[i]).toArray(),
                IntStream.of(members).mapToDouble(i -> layout.y()[i]).toArray()
            });
            renderer.setSeriesPaint(c, FigureTheme.translucent(new Color(points.colour(theme.dark())), 210));
            renderer.setSeriesShape(c, points.mark().shape(radius()));
            renderer.setSeriesShapesFilled(c, points.mark().filled());
        });
        return data;
    }

    private LegendItemCollection legendItems(FigureTheme theme) {
        var items = new LegendItemCollection();
        classes().forEach(c -> {
            PointClass points = colouring.classes().get(c);
            Color colour = new Color(points.colour(theme.dark()));
            boolean filled = points.mark().filled();
            Shape mark = points.mark().shape(3.5);
            var stroke = new BasicStroke(1.1f);
            var line = new Line2D.Double();
            items.add(new LegendItem(
                    legend(c), null, null, null, true, mark, filled, colour, !filled, colour, stroke, false, line,
                    stroke, colour));
        });
        return items;
    }

    private IntStream classes() {
        return IntStream.range(0, colouring.classes().size());
    }

    private String legend(int ofClass) {
        return colouring.classes().get(ofClass).name() + " (" + colouring.count(ofClass) + ")";
    }

    /// Marks of fewer films are larger, in pixels.
    private double radius() {
        return colouring.size() <= 500 ? 3 : colouring.size() <= 2000 ? 2.3 : 1.6;
    }

    /// An axis without numbers, as a layout has no unit; both are equally long, so that distances look the
    /// same in all directions.
    private static NumberAxis axis(double middle, double half) {
        var axis = new NumberAxis();
        axis.setRange(middle - half, middle + half);
        axis.setTickLabelsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private static void frame(XYPlot plot, FigureTheme theme) {
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(true);
        plot.setOutlinePaint(theme.mutedInk());
        plot.setOutlineStroke(new BasicStroke(0.8f));
    }
}
