package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.discern.model.Calibration;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;
import org.discern.model.OperatingPoint;
import org.discern.model.Rate;
import org.discern.model.Retrieval;
import org.discern.model.ScoreTable;
import org.discern.model.ThresholdRule;
import org.junit.jupiter.api.Test;

class ResultTablesTest {
    @Test
    void aurocsStandByModelAndFindingWithIntervalsAndCounts() {
        Table table = ResultTables.auroc(SampleReport.models());
        assertEquals(
                List.of(
                        "Model",
                        "Pleural Effusion",
                        "Cardiomegaly",
                        "Pneumothorax",
                        "Consolidation",
                        "Fracture",
                        "Macro mean"),
                table.columns().stream().map(Table.Column::name).toList());
        assertEquals(
                List.of(
                        "DisCeRn",
                        "0.745 [0.70, 0.79]",
                        "0.775 [0.73, 0.82]",
                        "0.805 [0.76, 0.85]",
                        "0.835 [0.79, 0.88]",
                        "n/a",
                        "0.790 [0.76, 0.82]"),
                table.rows().get(2));
        assertEquals(
                List.of("Films, positive / negative", "63 / 349", "54 / 358", "45 / 367", "36 / 376", "0 / 412", ""),
                table.rows().getLast());
        assertTrue(table.notes().getFirst().startsWith("n/a: undefined"));
    }

    @Test
    void findingsWithFewFilmsAreNamed() {
        var interval = new ConfidenceInterval(0.8, 0.9, 0.95);
        List<FindingScore> scores = List.of(
                new FindingScore(new Finding("Hernia"), 1, 202, 0.861, interval, null, null, null, null, null),
                new FindingScore(new Finding("Effusion"), 23, 180, 0.724, interval, null, null, null, null, null));
        Table table = ResultTables.auroc(
                List.of(new ModelScore("model", new ScoreTable(scores, 0.79, interval, null, null))));
        assertEquals(1, table.notes().size());
        assertTrue(
                table.notes().getFirst().startsWith("Fewer than 10 positive or negative films: Hernia."),
                table.notes().getFirst());
    }

    @Test
    void aModelWithoutAFindingHasNoNumberThere() {
        var none = new ModelScore("none", new ScoreTable(List.of(), null, null, null, null));
        Table table = ResultTables.auroc(List.of(SampleReport.models().getFirst(), none));
        assertEquals(
                List.of("none", "n/a", "n/a", "n/a", "n/a", "n/a", "n/a"),
                table.rows().get(1));
    }

    @Test
    void averagePrecisionsHaveIntervalsAndAMean() {
        Table table = ResultTables.averagePrecision(SampleReport.models());
        assertEquals(
                List.of(
                        "DisCeRn",
                        "0.445 [0.39, 0.53]",
                        "0.475 [0.42, 0.56]",
                        "0.505 [0.45, 0.59]",
                        "0.535 [0.48, 0.62]",
                        "n/a",
                        "0.490"),
                table.rows().get(2));
    }

    @Test
    void smallPValuesAreBounded() {
        var interval = new ConfidenceInterval(-0.1, 0.2, 0.95);
        Table table = ResultTables.comparison(SampleReport.comparison("A", "B", -0.0123, interval, 0.0009));
        assertEquals("A less B", table.caption());
        assertEquals(
                List.of(
                        "Edema",
                        "63 / 349",
                        "0.790",
                        "0.802",
                        "-0.012 [-0.100, 0.200]",
                        "< 0.001",
                        "< 0.001",
                        "< 0.001",
                        "< 0.001",
                        "0.041"),
                table.rows().getFirst());
        Table larger = ResultTables.comparison(SampleReport.comparison("A", "C", 0.05, interval, 0.0312));
        assertEquals("0.031", larger.rows().getFirst().get(7));
    }

    @Test
    void noModelsGiveAnEmptyTable() {
        assertEquals(1, ResultTables.auroc(List.of()).rows().size());
    }

    @Test
    void callsStandByFindingAndWhatIsUndefinedIsSaid() {
        Rate sensitivity = new Rate(9, 10, new ConfidenceInterval(0.6, 0.98, 0.95));
        Rate none = new Rate(0, 0, null);
        OperatingPoint point = new OperatingPoint(0.25, 9, 5, 15, 1, sensitivity, none, none, none, 0.75);
        Calibration calibration = new Calibration(List.of(), 0.1234, 0, 0, 0, 0, 0.056);
        Table table = ResultTables.calls(
                "probe",
                ThresholdRule.YOUDEN,
                List.of(
                        new ResultTables.Calls(new Finding("Edema"), point, calibration),
                        new ResultTables.Calls(new Finding("Fracture"), null, null)));
        assertEquals(
                List.of("Edema", "0.250", "0.90 [0.60, 0.98]", "n/a", "n/a", "n/a", "0.75", "0.123", "0.056"),
                table.rows().getFirst());
        assertEquals("Fracture", table.rows().getLast().getFirst());
        assertEquals(8, table.rows().getLast().stream().filter("n/a"::equals).count());
    }

    @Test
    void sharesAreGivenInPercent() {
        Table table = ResultTables.retrieval(List.of(new Retrieval("MoCo", 1044, 0.0796, Double.NaN, Double.NaN)));
        assertEquals(
                List.of("MoCo", "1044", "8.0 %", "n/a", "n/a"), table.rows().getFirst());
    }
}
