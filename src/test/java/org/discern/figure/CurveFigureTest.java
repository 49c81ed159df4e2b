package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurveFigureTest {
    @Test
    void smoothingIsTheWeightedMeanOfThePast() {
        double[] smooth = Smoothing.exponential(new double[] {1, 3, Double.NaN, 5}, 0.5);
        assertArrayEquals(
                new double[] {1, (3 + 0.5 * 1) / 1.5, Double.NaN, (5 + 0.5 * 3 + 0.25 * 1) / 1.75}, smooth, 1e-12);
    }

    @Test
    void withoutSmoothingTheLineIsWhatWasMeasured() {
        double[] y = {3, 1, 2};
        assertArrayEquals(y, Smoothing.exponential(y, 0));
        XYPlot plot = (XYPlot) Samples.losses(CurveFigure.Scale.LINEAR, 0)
                .chart(FigureTheme.PAPER)
                .getPlot();
        assertEquals(1, plot.getDatasetCount());
        assertEquals(3, plot.getLegendItems().getItemCount());
    }

    @Test
    void smoothedAndMeasuredShareOneLegendEntry() {
        XYPlot plot = (XYPlot) Samples.losses(CurveFigure.Scale.LINEAR, 0.9)
                .chart(FigureTheme.PAPER)
                .getPlot();
        assertEquals(2, plot.getDatasetCount());
        assertEquals(3, plot.getLegendItems().getItemCount());
    }

    /// A learning rate falls from 0.001 to 0.0001: the marks of its axis must differ.
    @Test
    void smallValuesHaveMarksOfTheirOwn() {
        var rate = new CurveFigure(
                "rate",
                "step",
                "rate",
                List.of(new CurveFigure.Series(
                        "run", ModelStyle.MOCO, new double[] {1, 2}, new double[] {0.001, 0.0001})),
                List.of(),
                CurveFigure.Scale.LINEAR,
                0);
        NumberAxis axis = (NumberAxis) ((XYPlot) rate.chart(FigureTheme.PAPER).getPlot()).getRangeAxis();
        var unit = (NumberTickUnit) axis.getStandardTickUnits().getCeilingTickUnit(0.0001);
        assertNotEquals(unit.valueToString(0.0003), unit.valueToString(0.0004));
        assertEquals("0.0003", unit.valueToString(0.0003));
    }

    @Test
    void theLegendHasTheLinesColoursAndDashesButNotTheirVeryStrokes() {
        XYPlot plot = (XYPlot) Samples.losses(CurveFigure.Scale.LINEAR, 0)
                .chart(FigureTheme.PAPER)
                .getPlot();
        LegendItemCollection lines = plot.getLegendItems();
        LegendItemCollection legend = new LineLegend(plot).getLegendItems();
        assertEquals(lines.getItemCount(), legend.getItemCount());
        for (int i = 0; i < lines.getItemCount(); i++) {
            assertEquals(lines.get(i).getLabel(), legend.get(i).getLabel());
            assertEquals(lines.get(i).getLinePaint(), legend.get(i).getLinePaint());
            var line = (BasicStroke) lines.get(i).getLineStroke();
            var shown = (BasicStroke) legend.get(i).getLineStroke();
            assertArrayEquals(line.getDashArray(), shown.getDashArray());
            assertNotEquals(line, shown);
        }
    }

    @Test
    void theLossOfAGuessIsInView() {
        assertEquals(6.932447, CurveFigure.Reference.uninformedLoss(1024).value(), 1e-6);
        var quick = new CurveFigure(
                "loss",
                "step",
                "loss",
                List.of(new CurveFigure.Series("run", ModelStyle.MOCO, new double[] {1, 2}, new double[] {2, 1})),
                List.of(CurveFigure.Reference.uninformedLoss(1024)),
                CurveFigure.Scale.LINEAR,
                0);
        assertTrue(((XYPlot) quick.chart(FigureTheme.PAPER).getPlot())
                        .getRangeAxis()
                        .getUpperBound()
                > 6.94);
    }

    @Test
    void logarithmicAxisLeavesOutWhatItCannotShow() {
        var run = new CurveFigure.Series("run", ModelStyle.MOCO, new double[] {1, 2, 3}, new double[] {1, 0, 0.01});
        XYPlot plot = (XYPlot)
                new CurveFigure("rate", "step", "rate", List.of(run), List.of(), CurveFigure.Scale.LOGARITHMIC, 0)
                        .chart(FigureTheme.PAPER)
                        .getPlot();
        assertTrue(plot.getRangeAxis() instanceof LogAxis);
        assertTrue(plot.getRangeAxis().getLowerBound() > 0.005
                && plot.getRangeAxis().getUpperBound() < 2);
        assertTrue(Double.isNaN(plot.getDataset(0).getYValue(0, 1)));
    }

    @ParameterizedTest
    @EnumSource(CurveFigure.Scale.class)
    void drawsNothingYetAndNothingFinite(CurveFigure.Scale scale) {
        var empty = new CurveFigure.Series("waiting", ModelStyle.MOCO, new double[0], new double[0]);
        var diverged = new CurveFigure.Series(
                "diverged", ModelStyle.MEDAUG, new double[] {1, 2}, new double[] {Double.NaN, Double.POSITIVE_INFINITY
                });
        var one = new CurveFigure.Series("first step", ModelStyle.DISCERN, new double[] {1}, new double[] {6.9});
        for (var series : List.of(List.of(empty), List.of(diverged), List.of(one), List.of(empty, diverged, one))) {
            var figure = new CurveFigure("loss", "step", "loss", series, List.of(), scale, 0.9);
            assertNotNull(Export.svg(figure.chart(FigureTheme.DARK), 300, 200));
            assertTrue(figure.description().startsWith("loss"));
        }
    }

    @Test
    void smoothingIsBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> Samples.losses(CurveFigure.Scale.LINEAR, 1));
    }
}
