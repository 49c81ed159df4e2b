package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.discern.figure.IntervalFigure.Estimate;
import org.discern.figure.IntervalFigure.Series;
import org.discern.model.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalFigureTest {
    private static final ConfidenceInterval INTERVAL = new ConfidenceInterval(-0.1, 0.3, 0.95);
    private static final List<String> ROWS = List.of("raw", "mlp", "late");

    private final IntervalFigure figure = figure(
                    new Series("probe", ModelStyle.MOCO, List.of(new Estimate("raw", 0.1, INTERVAL))),
                    new Series("end-to-end", ModelStyle.MEDAUG, List.of(new Estimate("late", 0.25, null))),
                    new Series("nothing", ModelStyle.DISCERN, List.of()))
            .orElseThrow();

    @Test
    void leavesOutWhatHasNoEstimate() {
        assertEquals(List.of("raw", "late"), figure.rows());
        assertEquals(2, figure.series().size());
        assertEquals(Optional.empty(), figure(new Series("nothing", ModelStyle.DISCERN, List.of())));
    }

    @Test
    void isToldInWordsAndAsATable() {
        assertEquals("Gain. AUROC. probe: raw 0.100 [-0.100, 0.300]; end-to-end: late 0.250.", figure.description());
        assertEquals(
                List.of(List.of("raw", "probe", "0.1", "-0.1", "0.3"), List.of("late", "end-to-end", "0.25", "", "")),
                figure.table().rows());
    }

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void drawsRowsAndSeries(FigureTheme theme) {
        String svg = Export.svg(figure.chart(theme), 560, figure.height());
        for (String text : List.of("raw", "late", "probe", "end-to-end", "a note"))
            assertTrue(svg.contains(">" + text + "<"), text);
    }

    private static Optional<IntervalFigure> figure(Series... series) {
        return IntervalFigure.of("Gain", "AUROC", ROWS, List.of(series), 0.0, "a note");
    }
}
