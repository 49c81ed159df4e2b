package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.discern.model.Calibration;
import org.discern.model.Calibration.Bin;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.jfree.chart.JFreeChart;

/// Share of positive films by score, of several models on one finding, with the diagonal on which scores are
/// probabilities. Bins hold equally many films.
public record CalibrationFigure(Finding finding, List<Curve> curves) implements SquareFigure {
    /// One model's curve.
    public record Curve(String model, ModelStyle style, Calibration calibration) {
        /// Such as `DisCeRn Brier 0.131, error 0.042`.
        public String label() {
            return model + " Brier " + Format.fixed(calibration.brier(), 3) + ", error "
                    + Format.fixed(calibration.expectedError(), 3);
        }
    }

    public CalibrationFigure {
        curves = List.copyOf(curves);
    }

    @Override
    public String title() {
        return finding.name();
    }

    @Override
    public String description() {
        return "Calibration for " + finding.name() + ", Brier score and expected calibration error: "
                + curves.stream().map(Curve::label).collect(Collectors.joining("; ")) + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var chart = new SquareChart(title(), theme);
        for (Curve curve : curves) {
            List<Bin> bins = curve.calibration().bins();
            double[][] line = {
                bins.stream().mapToDouble(Bin::meanScore).toArray(),
                bins.stream().mapToDouble(CalibrationFigure::share).toArray()
            };
            chart.add(curve.label(), curve.style(), line, true);
            for (Bin bin : bins) {
                FigureMarks.interval(
                        chart.renderer(),
                        bin.meanScore(),
                        interval(bin),
                        FigureTheme.translucent(curve.style().colour(theme), 130));
            }
        }
        chart.reference(0, 0, 1, 1);
        return chart.chart(
                "Mean score", "Share of positive films", "Bars: 95 % by Wilson. Bins of equally many films.");
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : curves) {
            for (Bin bin : curve.calibration().bins()) {
                rows.add(List.of(
                        curve.model(),
                        Double.toString(bin.lowestScore()),
                        Double.toString(bin.highestScore()),
                        Double.toString(bin.meanScore()),
                        Integer.toString(bin.positives().hits()),
                        Integer.toString(bin.positives().films()),
                        Double.toString(interval(bin).low()),
                        Double.toString(interval(bin).high())));
            }
        }
        return new Table(
                "Calibration, " + finding.name(),
                List.of(
                        Table.Column.text("model"),
                        Table.Column.number("lowestScore"),
                        Table.Column.number("highestScore"),
                        Table.Column.number("meanScore"),
                        Table.Column.number("positiveFilms"),
                        Table.Column.number("films"),
                        Table.Column.number("low"),
                        Table.Column.number("high")),
                rows,
                List.of());
    }

    private static double share(Bin bin) {
        return Objects.requireNonNull(bin.positives().value(), "a bin holds films");
    }

    private static ConfidenceInterval interval(Bin bin) {
        return Objects.requireNonNull(bin.positives().interval(), "a bin holds films");
    }

    @Override
    public List<String> labels() {
        return curves.stream().map(Curve::label).toList();
    }
}
