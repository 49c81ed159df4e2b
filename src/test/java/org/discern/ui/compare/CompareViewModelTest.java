package org.discern.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.discern.figure.ModelStyle;
import org.discern.figure.RocFigure;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RocCurve;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.JobContext;
import org.discern.workflow.ModelName;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private final FakeDesktop desktop = new FakeDesktop();
    private final FakeProject contents = new FakeProject();
    private final Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
    private final ProjectModel project = new ProjectModel(contents, background);
    private final CompareViewModel model = new CompareViewModel(project, new SampleResults(), background, desktop);

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
        RocFigure roc = Objects.requireNonNull(model.rocProperty().get());
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
        assertNull(model.rocProperty().get());
        ScoreGrid.Row rare = model.scoresProperty().get().rows().stream()
                .filter(row -> row.finding().equals("Rare"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("n/a", "n/a"), rare.cells());
        assertEquals("0 / 160", rare.counts());
    }

    @Test
    void scoresStandSideBySideWithTheirMeanBelow() {
        ScoreGrid scores = model.scoresProperty().get();
        assertEquals(List.of("moco-demo", "discern-demo"), scores.runs());
        assertEquals(SampleRuns.FINDINGS.size() + 1, scores.rows().size());
        assertEquals("0.813 [0.75, 0.86]", scores.rows().getFirst().cells().getFirst());
        assertEquals(
                new ScoreGrid.Row("Mean", "", List.of("0.813 [0.78, 0.84]", "0.813 [0.78, 0.84]")),
                scores.rows().getLast());
    }

    @Test
    void aRunTakenOutLeavesAllFigures() {
        model.choose(model.finished().getFirst(), false);
        assertEquals(List.of("discern-demo"), model.scoresProperty().get().runs());
        model.choose(model.finished().getLast(), false);
        assertNull(model.rocProperty().get());
    }

    @Test
    void theModelAskedForIsTheOneScored() {
        model.modelProperty().set(ModelName.PROBE_UNTRAINED);
        assertEquals(
                "0.663 [0.60, 0.71]",
                model.scoresProperty().get().rows().getFirst().cells().getFirst());
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

    private static final class SampleResults implements Results {
        @Override
        public RunRecord read(RunId id) {
            return SampleRuns.record(id.value().substring(id.value().lastIndexOf('-') + 1), RunState.DONE);
        }

        @Override
        public Optional<RocCurve> roc(RunRecord run, String model, Finding finding) {
            return run.roc(model, finding);
        }

        @Override
        public Path report(List<RunId> runs, JobContext context) {
            return Path.of("report-" + runs.size() + ".html");
        }
    }
}
