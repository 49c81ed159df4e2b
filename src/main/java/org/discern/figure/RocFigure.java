package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.RocBand;
import org.discern.model.RocCurve;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.ui.Layer;
import org.jspecify.annotations.Nullable;

/// ROC curves of several models on one finding, with the diagonal of chance, on square axes.
public record RocFigure(Finding finding, List<Curve> curves) implements SquareFigure {
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
        var chart = new SquareChart(title(), theme);
        for (Curve curve : curves) {
            RocCurve roc = curve.roc();
            double[][] line = Decimation.corners(roc.falsePositiveRate(), roc.truePositiveRate())
                    .asSeries();
            chart.add(curve.label(), curve.style(), line, false);
            if (curve.band() != null)
                chart.renderer().addAnnotation(band(curve.band(), curve.style(), theme), Layer.BACKGROUND);
        }
        chart.reference(0, 0, 1, 1);
        return chart.chart("False positive rate (1 - specificity)", "True positive rate (sensitivity)", bandNote());
    }

    private String bandNote() {
        return curves.stream()
                .map(Curve::band)
                .filter(Objects::nonNull)
                .findFirst()
                .map(band -> "Band: " + Format.plain(100 * band.level()) + " % pointwise, patients resampled.")
                .orElse("");
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
                        Double.toString(roc.threshold()[i]),
                        "",
                        ""));
            }
            if (curve.band() != null) rows.addAll(bandRows(curve.model(), curve.band()));
        }
        return new Table(
                "ROC curves, " + finding.name(),
                List.of(
                        Table.Column.text("model"),
                        Table.Column.number("falsePositiveRate"),
                        Table.Column.number("truePositiveRate"),
                        Table.Column.number("threshold"),
                        Table.Column.number("bandLow"),
                        Table.Column.number("bandHigh")),
                rows,
                List.of());
    }

    private static List<List<String>> bandRows(String model, RocBand band) {
        return IntStream.range(0, band.low().length)
                .mapToObj(i -> List.of(
                        model,
                        Double.toString(band.falsePositiveRate()[i]),
                        "",
                        "",
                        Double.toString(band.low()[i]),
                        Double.toString(band.high()[i])))
                .toList();
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

    @Override
    public List<String> labels() {
        return curves.stream().map(Curve::label).toList();
    }
}
