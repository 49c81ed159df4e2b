package org.discern.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.figure.CurveFigure;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.CurveFigure.Scale;
import org.discern.figure.CurveFigure.Series;
import org.discern.figure.ModelStyle;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.testing.SampleRuns;
import org.discern.workflow.Phase;
import org.junit.jupiter.api.Test;

class RunCurvesTest {
    private static final CurveChoice LOSS =
            new CurveChoice(List.of(Measure.LOSS), 0.5, Scale.LINEAR, Scale.LINEAR, false, Extent.ALL);

    @Test
    void theLossOfAGuessStandsInTheLossAlone() {
        ToldRun run = told("moco", 1, 1, 2, 3);
        CurveFigure loss = figures(LOSS, run).getFirst();
        assertEquals(List.of(CurveFigure.Reference.uninformedLoss(run.config().negativeCount())), loss.references());
        assertEquals(1, figures(CurveChoice.FIRST, run).size(), "no chart for what was not measured");
    }

    @Test
    void runsOfDifferentMethodsKeepTheirLooksAndOthersAreToldApart() {
        List<Series> methods = figures(LOSS, told("moco", 1, 1), told("discern", 1, 2))
                .getFirst()
                .series();
        assertEquals(
                List.of(ModelStyle.MOCO, ModelStyle.DISCERN),
                methods.stream().map(Series::style).toList());
        List<Series> same =
                figures(LOSS, told("moco", 1, 1), told("moco", 2, 2)).getFirst().series();
        assertEquals(
                List.of(ModelStyle.other(0), ModelStyle.other(1)),
                same.stream().map(Series::style).toList());
    }

    @Test
    void seedsTogetherAreTheirMeanWithTheirDeviation() {
        CurveChoice together = LOSS.together(true);
        List<Series> series = figures(
                        together,
                        told("moco", 1, 1, 5, 7),
                        told("moco", 2, 3, 7),
                        told("moco", 3, 5, 3, 1),
                        told("discern", 1, 9))
                .getFirst()
                .series();
        assertEquals(2, series.size());
        Series mean = series.getFirst();
        assertTrue(mean.name().endsWith("mean of 3 seeds"), mean.name());
        assertArrayEquals(new double[] {3, 5}, mean.y());
        assertArrayEquals(new double[] {1, 3}, mean.band().orElseThrow().low());
        assertArrayEquals(new double[] {5, 7}, mean.band().orElseThrow().high());
        assertEquals(
                4,
                figures(LOSS, told("moco", 1, 1), told("moco", 2, 3), told("moco", 3, 5), told("discern", 1, 9))
                        .getFirst()
                        .series()
                        .size());
    }

    @Test
    void seedsMeetAtTheStepsThatAllHave() {
        RunStory gap = new RunStory();
        for (int step : new int[] {1, 3, 4}) gap.accept(step(step, 10 * step));
        ToldRun other = new ToldRun("gap", config("moco", 2), gap.curves());
        Series mean = figures(LOSS.together(true), told("moco", 1, 1, 2, 3), other)
                .getFirst()
                .series()
                .getFirst();
        assertArrayEquals(new double[] {1, 3}, mean.x());
        assertArrayEquals(new double[] {5.5, 16.5}, mean.y());
    }

    @Test
    void whatIsChosenIsDrawn() {
        RunStory story = new RunStory();
        SampleRuns.events().forEach(story::accept);
        ToldRun run = new ToldRun("run", config("discern", 1), story.curves());
        CurveChoice choice = CurveChoice.FIRST
                .with(Measure.LOSS, false)
                .by(Scale.LOGARITHMIC, Scale.LOGARITHMIC)
                .within(new Extent(10, 20));
        List<CurveFigure> figures = figures(choice, run);
        assertEquals("Accuracy among K+1", figures.getFirst().title());
        assertEquals(Scale.LOGARITHMIC, figures.getFirst().xScale());
        assertEquals(new Extent(10, 20), figures.getFirst().extent());
        CurveFigure classifiers = figures.getLast();
        assertEquals(Extent.ALL, classifiers.extent(), "epochs are no steps");
        for (CurveFigure figure : figures) figure.ready();
    }

    private static List<CurveFigure> figures(CurveChoice choice, ToldRun... runs) {
        return new RunCurves(List.of(runs), choice).figures();
    }

    private static ToldRun told(String method, long seed, double... losses) {
        RunStory story = new RunStory();
        for (int i = 0; i < losses.length; i++) story.accept(step(i + 1, losses[i]));
        return new ToldRun(method + " " + seed, config(method, seed), story.curves());
    }

    private static RunConfig config(String method, long seed) {
        return ConfigFile.parse(
                "test", ConfigFile.write(SampleRuns.config(method)), List.of("seed=" + seed, "name=" + method + seed));
    }

    private static RunEvent step(int step, double loss) {
        return new RunEvent.StepDone(Phase.PRETRAIN, step, 8, 1, Map.of(Metric.LOSS, loss));
    }
}
