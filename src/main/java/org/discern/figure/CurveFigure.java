package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
///     to below 1
/// @param xScale of the horizontal axis, likewise
/// @param extent the part of the horizontal axis that is drawn
public record CurveFigure(
        String title,
        String xLabel,
        String yLabel,
        List<Series> series,
        List<Reference> references,
        Scale scale,
        double smoothing,
        Scale xScale,
        Extent extent)
        implements Figure {
    /// Over all that was measured, by an even horizontal axis.
    public CurveFigure(
            String title,
            String xLabel,
            String yLabel,
            List<Series> series,
            List<Reference> references,
            Scale scale,
            double smoothing) {
        this(title, xLabel, yLabel, series, references, scale, smoothing, Scale.LINEAR, Extent.ALL);
    }

    /// A part of the horizontal axis, in its units.
    public record Extent(double from, double to) {
        /// As far as there are values.
        public static final Extent ALL = new Extent(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /// One run's values, or the mean of several with a band around it.
    ///
    /// @param x step or epoch, ascending
    /// @param y what was measured there
    /// @param band empty for a single run
    public record Series(String name, ModelStyle style, double[] x, double[] y, Optional<Band> band) {
        public Series {
            if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }

        /// Of one run.
        public Series(String name, ModelStyle style, double[] x, double[] y) {
            this(name, style, x, y, Optional.empty());
        }

        private String description() {
            if (y.length == 0) return name + ": no values yet";
            return String.format(Locale.ROOT, "%s: from %.4g to %.4g", name, y[0], y[y.length - 1]);
        }
    }

    /// How far runs differ at each point.
    ///
    /// @param meaning what the band is, such as `standard deviation of 3 seeds`
    public record Band(double[] low, double[] high, String meaning) {}

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
        return ready().chart(theme);
    }

    /// The same with its lines smoothed and thinned: what takes time is then done, and drawing it is quick however
    /// many values there are.
    public ReadyCurves ready() {
        return ReadyCurves.of(this);
    }

    JFreeChart chart(ReadyCurves ready, FigureTheme theme) {
        var plot = new CurvePlot(ready, theme).draw();
        var chart = new JFreeChart(title, null, plot, false);
        var legend = new LegendTitle(new LineLegend(plot));
        legend.setPosition(RectangleEdge.BOTTOM);
        // In the window the slider beside the charts says so, and their room is scarce.
        if (smoothing > 0 && theme == FigureTheme.PAPER) chart.addSubtitle(new TextTitle(smoothingNote()));
        series.stream()
                .flatMap(run -> run.band().stream())
                .map(Band::meaning)
                .distinct()
                .forEach(meaning -> chart.addSubtitle(new TextTitle("Band: " + meaning + ".")));
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
