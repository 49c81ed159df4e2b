package org.discern.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.CurveFigure.Scale;
import org.discern.figure.CurveFigure.Series;
import org.discern.figure.Decimation.Line;
import org.jfree.chart.JFreeChart;

/// A [CurveFigure] with all that takes time done: its lines smoothed over all values, cut to what is drawn, and
/// thinned to what pixels can show.
public final class ReadyCurves implements Figure {
    private static final int COLUMNS = 500;
    private static final Line NONE = new Line(new double[0], new double[0]);

    private final CurveFigure figure;
    private final List<Lines> lines;

    private ReadyCurves(CurveFigure figure, List<Lines> lines) {
        this.figure = figure;
        this.lines = lines;
    }

    /// What is drawn of a series; empty lines where there is no mean, or no band.
    record Lines(Line measured, Line smooth, Line low, Line high) {}

    static ReadyCurves of(CurveFigure figure) {
        return new ReadyCurves(
                figure,
                figure.series().stream().map(series -> lines(figure, series)).toList());
    }

    CurveFigure figure() {
        return figure;
    }

    List<Lines> lines() {
        return lines;
    }

    @Override
    public String title() {
        return figure.title();
    }

    @Override
    public String description() {
        return figure.description();
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        return figure.chart(this, theme);
    }

    @Override
    public Table table() {
        return figure.table();
    }

    double left() {
        return Double.isInfinite(figure.extent().from())
                ? xs().min().orElse(1)
                : figure.extent().from();
    }

    double right() {
        return Double.isInfinite(figure.extent().to())
                ? xs().max().orElse(10)
                : figure.extent().to();
    }

    double low() {
        return shown().min().orElse(figure.scale() == Scale.LINEAR ? 0 : 0.1);
    }

    double high() {
        return shown().max().orElse(1);
    }

    private DoubleStream xs() {
        return lines.stream().flatMapToDouble(each -> Arrays.stream(each.measured.x()));
    }

    private DoubleStream shown() {
        DoubleStream drawn = lines.stream()
                .flatMap(each -> List.of(each.measured, each.low, each.high).stream())
                .flatMapToDouble(line -> Arrays.stream(line.y()));
        return DoubleStream.concat(drawn, figure.references().stream().mapToDouble(CurveFigure.Reference::value))
                .filter(v -> Double.isFinite(v) && (figure.scale() == Scale.LINEAR || v > 0));
    }

    private static Lines lines(CurveFigure figure, Series series) {
        boolean smoothed = figure.smoothing() > 0;
        return new Lines(
                thin(figure, series.x(), series.y()),
                smoothed ? thin(figure, series.x(), Smoothing.exponential(series.y(), figure.smoothing())) : NONE,
                series.band().map(band -> bound(figure, series, band.low())).orElse(NONE),
                series.band().map(band -> bound(figure, series, band.high())).orElse(NONE));
    }

    /// Both bounds at the same places: every so many values, smoothed as the mean is.
    private static Line bound(CurveFigure figure, Series series, double[] values) {
        double[] smooth = figure.smoothing() > 0 ? Smoothing.exponential(values, figure.smoothing()) : values;
        Line line = cut(series.x(), drawable(figure.scale(), smooth), figure);
        int stride = Math.max(1, line.x().length / COLUMNS);
        int count = Math.ceilDiv(line.x().length, stride);
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = line.x()[i * stride];
            y[i] = line.y()[i * stride];
        }
        return new Line(x, y);
    }

    private static Line thin(CurveFigure figure, double[] x, double[] y) {
        Line line = cut(x, drawable(figure.scale(), y), figure);
        return figure.xScale() == Scale.LOGARITHMIC
                ? Decimation.minMaxByLogarithm(line.x(), line.y(), COLUMNS)
                : Decimation.minMax(line.x(), line.y(), COLUMNS);
    }

    /// The values within the extent, and one more at each side, so that the line leaves the picture.
    private static Line cut(double[] x, double[] y, CurveFigure figure) {
        Extent extent = figure.extent();
        if (extent.equals(Extent.ALL)) return new Line(x, y);
        int from = Math.max(0, place(x, extent.from()) - 1);
        int to = Math.min(x.length, place(x, extent.to()) + 1);
        return new Line(
                Arrays.copyOfRange(x, from, Math.max(from, to)), Arrays.copyOfRange(y, from, Math.max(from, to)));
    }

    private static int place(double[] x, double value) {
        int found = Arrays.binarySearch(x, value);
        return found >= 0 ? found : -found - 1;
    }

    private static double[] drawable(Scale scale, double[] y) {
        return scale == Scale.LINEAR
                ? y
                : Arrays.stream(y).map(v -> v > 0 ? v : Double.NaN).toArray();
    }
}
