package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.discern.testing.SampleExperiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixFigureTest {
    private final MatrixFigure figure = new MatrixFigure(SampleExperiments.matrix());

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void hasAnAurocInItsFirstRowAndSignedDifferencesBelow(FigureTheme theme) {
        String svg = Export.svg(figure.chart(theme), figure.width(), figure.height());
        for (String text : List.of("0.81", "-0.12", "+0.02", "nothing", "Pneumothorax")) {
            assertTrue(svg.contains(">" + text + "<"), text);
        }
    }

    @Test
    void aPlaceTellsItsCellInWords() {
        assertEquals(
                "Without Cardiomegaly, judged on Cardiomegaly (81 positive films, 79 negative): AUROC 0.690 [0.640,"
                        + " 0.740]; difference -0.120 [-0.165, -0.075], p 0.020",
                figure.at(0.2, 1.8).orElseThrow());
        assertTrue(figure.at(3, 3).orElseThrow().startsWith("Told of all findings, judged on Rare"));
        assertEquals(Optional.empty(), figure.at(-1, 0));
        assertEquals(Optional.empty(), figure.at(0, 4));
    }

    @Test
    void itsTableHasEachCellWithItsInterval() {
        Table table = figure.table();
        assertEquals(16, table.rows().size());
        List<String> first = table.rows().get(4);
        assertEquals(List.of("Cardiomegaly", "Cardiomegaly", "81", "79"), first.subList(0, 4));
        assertEquals("-0.12", first.get(7));
        assertEquals(List.of("", "", "", "", "", "", ""), table.rows().get(3).subList(4, 11), "undefined");
    }

    @Test
    void isToldInWords() {
        assertTrue(
                figure.description()
                        .contains("the one without Cardiomegaly: Cardiomegaly -0.12, Pleural Effusion +0.02"),
                figure.description());
    }
}
