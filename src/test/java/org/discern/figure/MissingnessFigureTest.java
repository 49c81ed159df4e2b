package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.discern.model.ClinicalCoverage;
import org.discern.model.ClinicalCoverage.Count;
import org.discern.model.ClinicalCoverage.Feature;
import org.discern.model.ClinicalCoverage.Group;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.junit.jupiter.api.Test;

class MissingnessFigureTest {
    private static final ClinicalCoverage BY_LABEL = new ClinicalCoverage(
            "cxr",
            new Finding("Pneumonia"),
            List.of(
                    new Group(null, 100, 80),
                    new Group(LabelValue.POSITIVE, 20, 15),
                    new Group(LabelValue.NEGATIVE, 50, 40),
                    new Group(LabelValue.UNMENTIONED, 30, 25)),
            List.of(
                    new Feature(
                            "creatinine",
                            "mg/dL",
                            List.of(new Count(60, 50), new Count(18, 14), new Count(25, 20), new Count(17, 16)),
                            -48,
                            -0.5),
                    new Feature(
                            "CRP",
                            "",
                            List.of(new Count(0, 0), new Count(0, 0), new Count(0, 0), new Count(0, 0)),
                            Double.NaN,
                            Double.NaN)),
            null);

    @Test
    void saysItsSharesInWords() {
        assertEquals(
                "Missing clinical values, cxr, by Pneumonia. creatinine positive 10.0 %, negative 50.0 %, not mentioned"
                        + " 43.3 %; CRP positive 100.0 %, negative 100.0 %, not mentioned 100.0 %.",
                new MissingnessFigure(BY_LABEL).description());
    }

    @Test
    void itsTableHasAllGroups() {
        Table table = new MissingnessFigure(BY_LABEL).table();
        assertEquals(
                List.of(
                        "creatinine",
                        "mg/dL",
                        "60",
                        "40.0 %",
                        "18",
                        "10.0 %",
                        "25",
                        "50.0 %",
                        "17",
                        "43.3 %",
                        "-48.0 to -0.5"),
                table.rows().getFirst());
        assertEquals("", table.rows().getLast().getLast());
    }

    @Test
    void drawsAMarkALabelOrOneForAllFilms() {
        String byLabel = Export.svg(new MissingnessFigure(BY_LABEL).chart(FigureTheme.PAPER), 720, 300);
        assertTrue(byLabel.contains("positive (20 films)") && byLabel.contains("creatinine"), byLabel);
        ClinicalCoverage all = new ClinicalCoverage(
                "cxr",
                null,
                BY_LABEL.groups().subList(0, 1),
                List.of(new Feature("creatinine", "mg/dL", List.of(new Count(60, 50)), -48, 0)),
                null);
        MissingnessFigure figure = new MissingnessFigure(all);
        assertEquals("Missing clinical values, cxr", figure.title());
        assertTrue(
                Export.svg(figure.chart(FigureTheme.DARK), 720, figure.height()).contains("all (100 films)"));
    }
}
