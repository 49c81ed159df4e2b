package org.discern.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.discern.figure.ModelStyle;
import org.discern.figure.RocFigure;
import org.discern.figure.Table;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.SampleResults;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.workflow.ModelName;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private final FakeDesktop desktop = new FakeDesktop();
    private final FakeProject contents = new FakeProject();
    private final Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
    private final ProjectModel project = new ProjectModel(contents, background);
    private final CompareViewModel model =
            new CompareViewModel(project, new SampleResults(), background, desktop, new Selection());

    @BeforeEach
    void list() {
        contents.runs.add(SampleRuns.summary("moco", RunState.DONE));
        contents.runs.add(SampleRuns.summary("discern", RunState.DONE));
        contents.runs.add(SampleRuns.summary("medaug", RunState.FAILED));
        project.refresh(() -> {});
        model.finished().forEach(run -> model.choose(run, true));
    }

    @Test
    void onlyFinishedRunsCanBeCompared() {
        assertEquals(
                List.of("moco-demo", "discern-demo"),
                model.finished().stream().map(run -> run.name()).toList());
    }

    @Test
    void theRocShowsEachRunInItsMethodsStyleAndTheUntrainedEncoderBeside() {
        RocFigure roc = Objects.requireNonNull(model.curves().rocProperty().get());
        assertEquals(
                List.of("moco-demo", "discern-demo", "untrained"),
                roc.curves().stream().map(RocFigure.Curve::model).toList());
        assertEquals(
                List.of(ModelStyle.MOCO, ModelStyle.DISCERN, ModelStyle.UNTRAINED),
                roc.curves().stream().map(RocFigure.Curve::style).toList());
        assertEquals(
                SampleRuns.record("moco", RunState.DONE)
                        .roc(ModelName.PROBE_PRETRAINED, SampleRuns.FINDINGS.getFirst())
                        .orElseThrow()
                        .truePositiveRate()
                        .length,
                roc.curves().getFirst().roc().truePositiveRate().length);
    }

    @Test
    void aFindingWithOneClassHasNoCurveAndSaysSoInTheTable() {
        model.findingProperty().set(new Finding("Rare"));
        assertNull(model.curves().rocProperty().get());
        List<String> rare = row("Rare");
        assertEquals(List.of("Rare", "n/a", "n/a", "0 / 160"), rare);
    }

    @Test
    void scoresStandSideBySideWithTheirMeanBelow() {
        Table scores = Objects.requireNonNull(model.scoresProperty().get());
        assertEquals(List.of("moco-demo", "discern-demo"), runs(scores));
        assertEquals(SampleRuns.FINDINGS.size() + 1, scores.rows().size());
        assertEquals("0.813 [0.75, 0.86]", scores.rows().getFirst().get(1));
        assertEquals(List.of("Macro mean", "0.813 [0.78, 0.84]", "0.813 [0.78, 0.84]", ""), row("Macro mean"));
    }

    @Test
    void runsOfOneNameAreTold() {
        contents.runs.add(SampleRuns.summary("discern", RunState.DONE, "again"));
        project.refresh(() -> {});
        model.choose(model.finished().getLast(), true);
        assertEquals(
                List.of("moco-demo", "discern-demo", "discern-demo (2)"),
                runs(Objects.requireNonNull(model.scoresProperty().get())));
    }

    @Test
    void theRunTableTellsWhatWasSetOtherwise() {
        Table table = Objects.requireNonNull(model.runTableProperty().get());
        assertEquals(
                List.of("Setting", "moco-demo", "discern-demo"),
                table.columns().stream().map(Table.Column::name).toList());
        List<String> settings = table.rows().stream().map(List::getFirst).toList();
        assertTrue(
                settings.containsAll(List.of("run", "method", "pair.positive", "weighting.kind")), settings.toString());
        assertFalse(settings.contains("moco.temperature"), "the same in both");
        List<String> positive = table.rows().get(settings.indexOf("pair.positive"));
        assertEquals(List.of("pair.positive", "self", "samePatient"), positive);
    }

    @Test
    void aRunTakenOutLeavesAllFigures() {
        model.choose(model.finished().getFirst(), false);
        assertEquals(
                List.of("discern-demo"),
                runs(Objects.requireNonNull(model.scoresProperty().get())));
        model.choose(model.finished().getLast(), false);
        assertNull(model.scoresProperty().get());
        assertNull(model.runTableProperty().get());
        assertNull(model.curves().rocProperty().get());
    }

    @Test
    void theModelAskedForIsTheOneScored() {
        model.modelProperty().set(ModelName.PROBE_UNTRAINED);
        assertEquals("0.663 [0.60, 0.71]", row("Cardiomegaly").get(1));
    }

    @Test
    void aCommandThatWouldAnswerIsCopiedForTheFirstRun() {
        model.copyCommand("external RUN DATASET");
        String run = model.chosen().getFirst().id().value();
        assertEquals(
                List.of("discern external " + run + " DATASET --project \"" + contents.folder() + "\""),
                desktop.copied);
    }

    @Test
    void aReportOfNothingIsRefusedAndOneOfRunsIsOpened() {
        model.openReport();
        assertEquals(List.of(Path.of("report-2.html")), desktop.opened);
        List.copyOf(model.chosen()).forEach(run -> model.choose(run, false));
        model.openReport();
        Problem problem = model.problemProperty().get();
        assertNotNull(problem);
        assertEquals(1, desktop.opened.size());
    }

    private List<String> row(String head) {
        return Objects.requireNonNull(model.scoresProperty().get()).rows().stream()
                .filter(row -> row.getFirst().equals(head))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> runs(Table scores) {
        return scores.columns().subList(1, scores.columns().size() - 1).stream()
                .map(Table.Column::name)
                .toList();
    }
}
