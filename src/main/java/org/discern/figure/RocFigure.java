package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.RocBand;
import org.discern.model.RocCurve;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/// ROC curves of several models on one finding, with the diagonal of chance, on square axes.
public record RocFigure(Finding finding, List<Curve> curves) implements Figure {
    /// One model's curve.
    ///
    /// @param model its name, as the legend shows it
    /// @param interval of the AUROC; `null` where none was computed
    /// @param band of the curve; `null` for none
    public record Curve(
            String model,
            ModelStyle style,
            RocCurve roc,
            double auroc,
            @Nullable ConfidenceInterval interval,
            @Nullable RocBand band) {
        /// Such as `DisCeRn 0.81 [0.74, 0.87]`.
        public String label() {
            return model + " " + Format.estimate(auroc, interval, 2);
        }
    }

    public RocFigure {
        curves = List.copyOf(curves);
    }

    @Override
    public String title() {
        return finding.name();
    }

    @Override
    public String description() {
        return "ROC curves for " + finding.name() + ". AUROC: "
                + curves.stream().map(Curve::label).collect(Collectors.joining("; ")) + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var data = new DefaultXYDataset();
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            RocCurve roc = curve.roc();
            data.addSeries(
                    new SeriesKey(i, curve.label()),
                    Decimation.corners(roc.falsePositiveRate(), roc.truePositiveRate())
                            .asSeries());
            renderer.setSeriesPaint(i, curve.style().colour(theme));
            renderer.setSeriesStroke(i, curve.style().stroke(1.8f));
            if (curve.band() != null)
                renderer.addAnnotation(band(curve.band(), curve.style(), theme), Layer.BACKGROUND);
        }
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
        var dotted = new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {1, 3}, 0);
        renderer.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, dotted, theme.mutedInk()), Layer.BACKGROUND);
        var plot = new SquarePlot(
                data,
                rateAxis("False positive rate (1 - specificity)"),
                rateAxis("True positive rate (sensitivity)"),
                renderer);
        var chart = new JFreeChart(title(), null, plot, false);
        theme.apply(chart);
        chart.addSubtitle(legend(plot, theme));
        return chart;
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : curves) {
            RocCurve roc = curve.roc();
            for (int i = 0; i < roc.threshold().length; i++) {
                rows.add(List.of(
                        curve.model(),
                        Double.toString(roc.falsePositiveRate()[i]),
                        Double.toString(roc.truePositiveRate()[i]),
                        Double.toString(roc.threshold()[i])));
            }
        }
        return new Table(
                "ROC curves, " + finding.name(),
                List.of(
                        Table.Column.text("model"),
                        Table.Column.number("falsePositiveRate"),
                        Table.Column.number("truePositiveRate"),
                        Table.Column.number("threshold")),
                rows,
                List.of());
    }

    private static NumberAxis rateAxis(String label) {
        var axis = new NumberAxis(label);
        axis.setRange(-0.01, 1.01); // a curve along an edge keeps its full width
        axis.setTickUnit(new NumberTickUnit(0.2, Format.decimal("0.0")));
        return axis;
    }

    /// A curve a line, below the plot: within it, it would cover curves where the figure is small.
    private static LegendTitle legend(XYPlot plot, FigureTheme theme) {
        var legend = new LegendTitle(new LineLegend(plot), new ColumnArrangement(), new ColumnArrangement());
        theme.style(legend);
        legend.setPosition(RectangleEdge.BOTTOM);
        return legend;
    }

    private static XYPolygonAnnotation band(RocBand band, ModelStyle style, FigureTheme theme) {
        int n = band.falsePositiveRate().length;
        double[] corners = new double[4 * n]; // along the lower edge and back along the upper one
        for (int i = 0; i < n; i++) {
            int back = 2 * n - 1 - i;
            corners[2 * i] = band.falsePositiveRate()[i];
            corners[2 * i + 1] = band.low()[i];
            corners[2 * back] = band.falsePositiveRate()[i];
            corners[2 * back + 1] = band.high()[i];
        }
        return new XYPolygonAnnotation(corners, null, null, FigureTheme.translucent(style.colour(theme), 40));
    }
}
