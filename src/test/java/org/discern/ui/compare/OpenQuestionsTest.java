package org.discern.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.figure.IntervalFigure;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.testing.FakeDialogs;
import org.discern.testing.SampleExperiments;
import org.discern.testing.SampleResults;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.workflow.ModelName;
import org.discern.workflow.SameThreadJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The questions that the comparison of scores leaves open: clinical values, other data sets, other diseases.
class OpenQuestionsTest {
    private static final Finding FIRST = SampleRuns.FINDINGS.getFirst();
    private static final Finding RARE = SampleRuns.FINDINGS.getLast();

    private final Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    @TempDir
    private Path folder;

    @Test
    void clinicalValuesStandBesideTheImageAloneAndTheValuesAlone() {
        ClinicalViewModel model = new ClinicalViewModel(background, problem);
        model.ask(question(FIRST, "moco", "discern"));
        assertEquals(
                List.of("discern-demo"),
                model.runs().stream().map(ClinicalViewModel.Joined::name).toList(),
                "only runs that have values");
        ClinicalViewModel.Answer answer = answer(model);
        IntervalFigure auroc = (IntervalFigure) Objects.requireNonNull(answer.auroc());
        assertEquals(
                List.of(
                        "values alone",
                        "image alone",
                        "raw (F0)",
                        "standardised (F1)",
                        "mlp (F2)",
                        "gated (F3)",
                        "late (F4)"),
                auroc.rows());
        IntervalFigure gain = (IntervalFigure) Objects.requireNonNull(answer.gain());
        assertEquals(auroc.rows().subList(2, 7), gain.rows());
        assertEquals(-0.2121, gain.series().getFirst().estimates().getFirst().value());
        assertEquals(0.0, gain.reference());
        IntervalFigure importance = (IntervalFigure) Objects.requireNonNull(answer.importance());
        assertEquals(SampleExperiments.VALUES, importance.rows());
        assertEquals(5, importance.series().size(), "each way of joining them");
        assertTrue(
                answer.missing().description().contains("CRP"), answer.missing().description());
        assertEquals(
                List.of(
                        ModelName.PROBE_PRETRAINED,
                        "raw (F0)",
                        "0.600 [0.550, 0.650]",
                        "-0.212 [-0.257, -0.167]",
                        "0.020"),
                answer.table().rows().get(2));
        model.ask(question(RARE, "moco", "discern"));
        assertNull(answer(model).auroc(), "one class only");
        model.ask(question(FIRST, "moco"));
        assertNull(model.answerProperty().get());
    }

    @Test
    void externalTestsStandBesideTheRunsOwnFilms() {
        ElsewhereViewModel model = new ElsewhereViewModel(background, problem);
        model.ask(question(FIRST, "moco"));
        assertNull(model.tableProperty().get());
        model.ask(question(FIRST, "moco", "discern"));
        IntervalFigure figure = Objects.requireNonNull(model.figureProperty().get());
        assertEquals(List.of("discern-demo: " + ModelName.PROBE_PRETRAINED), figure.rows());
        assertEquals(
                List.of("own films", SampleExperiments.ELSEWHERE),
                figure.series().stream().map(IntervalFigure.Series::name).toList());
        assertEquals(0.553, figure.series().getLast().estimates().getFirst().value());
        model.ask(question(new Finding("Hernia"), "moco", "discern"));
        assertNull(model.figureProperty().get());
        assertTrue(
                model.noteProperty().get().startsWith("Hernia was not judged elsewhere. Choose one of: Cardiomegaly"));
        assertNotNull(model.tableProperty().get());
    }

    @Test
    void theMatrixIsThatOfTheRunsDataSet() {
        SampleResults results = new SampleResults(folder);
        MatrixViewModel model = new MatrixViewModel(results::matrices, background, problem);
        model.ask(question(FIRST, "moco"));
        assertEquals(
                SampleExperiments.matrix(),
                Objects.requireNonNull(model.matrixProperty().get()).matrix());
        model.ask(Question.NONE);
        model.ask(question(FIRST));
        assertNull(model.matrixProperty().get());
    }

    private static ClinicalViewModel.Answer answer(ClinicalViewModel model) {
        return Objects.requireNonNull(model.answerProperty().get());
    }

    private Question question(Finding finding, String... methods) {
        SampleResults results = new SampleResults(folder);
        List<ChosenRun> runs = new ArrayList<>();
        for (String method : methods)
            runs.add(ChosenRun.of(
                    results.read(SampleRuns.summary(method, RunState.DONE).id()), runs));
        return new Question(runs, finding, ModelName.PROBE_PRETRAINED);
    }
}
