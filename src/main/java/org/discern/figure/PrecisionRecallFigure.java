package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.PrecisionRecallCurve;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/// Precision by recall of several models on one finding, with the line of a score that says nothing, which is
/// the share of positive films.
public record PrecisionRecallFigure(Finding finding, List<Curve> curves) implements SquareFigure {
    /// One model's curve.
    ///
    /// @param interval of the average precision; `null` where none was computed
    public record Curve(
            String model,
            ModelStyle style,
            PrecisionRecallCurve points,
            double averagePrecision,
            @Nullable ConfidenceInterval interval) {
        /// Such as `DisCeRn 0.41 [0.34, 0.47]`.
        public String label() {
            return model + " " + Format.estimate(averagePrecision, interval, 2);
        }
    }

    public PrecisionRecallFigure {
        curves = List.copyOf(curves);
    }

    @Override
    public String title() {
        return finding.name();
    }

    @Override
    public String description() {
        return "Precision by recall for " + finding.name() + ". Average precision: "
                + curves.stream().map(Curve::label).collect(Collectors.joining("; ")) + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var chart = new SquareChart(title(), theme);
        for (Curve curve : curves) {
            double[][] line = {curve.points().recall(), curve.points().precision()};
            chart.add(curve.label(), curve.style(), line, line[0].length == 1);
        }
        double prevalence = curves.stream()
                .mapToDouble(curve -> curve.points().prevalence())
                .findFirst()
                .orElse(0);
        chart.reference(0, prevalence, 1, prevalence);
        return chart.chart(
                "Recall (sensitivity)",
                "Precision (PPV)",
                "Dotted: share of positive films, " + Format.fixed(prevalence, 2) + ".");
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : curves) {
            PrecisionRecallCurve points = curve.points();
            for (int i = 0; i < points.threshold().length; i++) {
                rows.add(List.of(
                        curve.model(),
                        Double.toString(points.recall()[i]),
                        Double.toString(points.precision()[i]),
                        Double.toString(points.threshold()[i])));
            }
        }
        return new Table(
                "Precision and recall, " + finding.name(),
                List.of(
                        Table.Column.text("model"),
                        Table.Column.number("recall"),
                        Table.Column.number("precision"),
                        Table.Column.number("threshold")),
                rows,
                List.of());
    }

    @Override
    public List<String> labels() {
        return curves.stream().map(Curve::label).toList();
    }
}
