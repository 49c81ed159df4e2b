package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;

/// Values measured during training, by step or epoch, of one or several runs: what was measured, faint, and its
/// exponential mean over it.
///
/// @param references values worth comparing with, such as ln(K + 1), the contrastive loss of a guess
/// @param scale of the vertical axis; points that are not above zero are left out of a logarithmic one
/// @param smoothing weight of the past in the exponential mean, from 0 (none: only what was measured is drawn)
///     to
/// below 1
public record CurveFigure(
        String title,
        String xLabel,
        String yLabel,
        List<Series> series,
        List<Reference> references,
        Scale scale,
        double smoothing)
        implements Figure {
    /// One run's values.
    ///
    /// @param x step or epoch, ascending
    /// @param y what was measured there
    public record Series(String name, ModelStyle style, double[] x, double[] y) {
        public Series {
            if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }

        private String description() {
            if (y.length == 0) return name + ": no values yet";
            return String.format(Locale.ROOT, "%s: from %.4g to %.4g", name, y[0], y[y.length - 1]);
        }
    }

    /// A value worth comparing with.
    public record Reference(String label, double value) {
        /// The contrastive loss of an encoder that tells nothing apart: ln(K + 1) for a queue of K keys.
        public static Reference uninformedLoss(int negatives) {
            return new Reference("guess, ln(K+1)", Math.log(negatives + 1.0));
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
        String runs = series.stream().map(Series::description).collect(Collectors.joining("; "));
        return title + ", " + yLabel + " by " + xLabel + ". " + runs + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var plot = new CurvePlot(this, theme).draw();
        var chart = new JFreeChart(title, null, plot, false);
        var legend = new LegendTitle(new LineLegend(plot));
        legend.setPosition(RectangleEdge.BOTTOM);
        if (smoothing > 0) chart.addSubtitle(new TextTitle(smoothingNote()));
        chart.addSubtitle(legend);
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

    private String smoothingNote() {
        return "Faint: as measured. Line: exponential mean, weight of the past " + Format.plain(smoothing) + ".";
    }
}
