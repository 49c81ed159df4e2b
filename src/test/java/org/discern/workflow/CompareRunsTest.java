package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.discern.model.Finding;
import org.discern.model.LabelCurve;
import org.discern.model.ModelComparison;
import org.discern.model.OperatingPoint;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.ScoredFilms;
import org.discern.model.ThresholdRule;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Runs of one small data set, of two methods with two seeds each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareRunsTest {
    private final Path folder;
    private final Project project;
    private final RunId moco;
    private final RunId mocoAgain;
    private final RunId medaug;
    private final RunId medaugAgain;

    CompareRunsTest(@TempDir Path folder) {
        this.folder = folder;
        this.project = Project.open(folder.resolve("project"));
        new ImportDataset(project).run(TinyCohort.write(folder.resolve("films")), null, RecordingContext.patient());
        this.moco = start("seed=1");
        this.mocoAgain = start("seed=2");
        this.medaug = start("seed=1", "pair.positive=samePatient");
        this.medaugAgain = start("seed=2", "pair.positive=samePatient");
    }

    @AfterAll
    void close() {
        project.close();
    }

    private RunId start(String... sets) {
        String[] shorter = Arrays.copyOf(sets, sets.length + 1);
        shorter[sets.length] = "pretrain.epochs=1";
        return new RunExperiment(project, TestEngines.both())
                .start(TinyRun.config(shorter), RecordingContext.patient())
                .id();
    }

    @Test
    void repeatsAreOneModel() {
        RunComparison comparison = compare(CompareRuns.Repeats.TOGETHER, moco, medaugAgain, mocoAgain, medaug);
        assertEquals(
                List.of(
                        "MoCo: linear probe, pre-trained",
                        "linear probe, untrained",
                        "MedAug: linear probe, pre-trained"),
                comparison.models().stream().map(RunComparison.Model::name).toList());
        assertEquals(List.of(moco, mocoAgain), comparison.models().getFirst().runs(), "in the order of their seeds");
        assertNotNull(comparison.models().getFirst().overRepeats());
        assertEquals(2, comparison.models().getFirst().overRepeats().repeats());
        ModelComparison methods = comparison.comparisons().stream()
                .filter(pair ->
                        pair.model().startsWith("MedAug") && pair.reference().startsWith("MoCo"))
                .findFirst()
                .orElseThrow();
        assertNotNull(methods.overRepeats());
        double expected = macro(medaug) + macro(medaugAgain) - macro(moco) - macro(mocoAgain);
        assertNotNull(methods.macroDifference());
        assertEquals(expected / 2, methods.macroDifference(), 1e-9);
    }

    @Test
    void oneByOneTheyAreFour() {
        RunComparison comparison = compare(CompareRuns.Repeats.APART, moco, mocoAgain, medaug, medaugAgain);
        assertEquals(6, comparison.models().size(), "four probes, and an untrained encoder a seed");
        assertEquals(15, comparison.comparisons().size());
        assertNull(comparison.comparisons().getFirst().overRepeats());
        assertEquals(
                List.of("seed", "pair.positive"),
                comparison.settings().stream()
                        .map(RunComparison.SettingDifference::setting)
                        .toList());
        assertEquals(
                List.of("1", "2", "1", "2"), comparison.settings().getFirst().values());
    }

    @Test
    void scoresAreThoseOfTheRun() {
        RunComparison comparison = compare(CompareRuns.Repeats.APART, moco);
        RunRecord run = project.run(moco);
        for (int i = 0; i < comparison.models().size(); i++) {
            var fresh = comparison.models().get(i).table();
            var kept = Objects.requireNonNull(run.result()).models().get(i).table();
            assertEquals(kept.macroAuroc(), fresh.macroAuroc());
            assertEquals(kept.macroInterval(), fresh.macroInterval());
            assertEquals(kept.macroAveragePrecisionInterval(), fresh.macroAveragePrecisionInterval());
            for (int f = 0; f < kept.scores().size(); f++)
                assertEquals(
                        kept.scores().get(f).interval(), fresh.scores().get(f).interval());
        }
    }

    @Test
    void sharesOfLabelsMakeACurve() {
        RunId few = new RunExperiment(project, TestEngines.both())
                .evaluate(moco, List.of("evaluation.labelFraction=0.5"), RecordingContext.patient())
                .id();
        RunComparison comparison = compare(CompareRuns.Repeats.APART, moco, few);
        List<LabelCurve> means = comparison.labelCurves().stream()
                .filter(curve -> curve.finding() == null)
                .toList();
        assertEquals(
                List.of("MoCo: linear probe, pre-trained", "linear probe, untrained"),
                means.stream().map(LabelCurve::model).toList());
        assertEquals(
                List.of(0.5, 1.0),
                means.getFirst().points().stream()
                        .map(LabelCurve.Point::fraction)
                        .toList());
        assertEquals(
                TinyCohort.TRAINING_FILMS / 2,
                means.getFirst().points().getFirst().films());
        for (ModelComparison pair : comparison.comparisons()) {
            assertEquals(pair.model().contains("50 %"), pair.reference().contains("50 %"), "like is held against like");
        }
    }

    @Test
    void whatWasAskedSomethingElseIsLeftOutAndSaid() {
        RunId other = start("evaluation.uncertain=negative", "evaluation.findings=[Edema]");
        RunComparison comparison = compare(CompareRuns.Repeats.APART, moco, other);
        assertEquals(2, comparison.models().size());
        assertTrue(
                comparison.notes().getFirst().contains(other.value()),
                comparison.notes().toString());
        assertThrows(Problem.class, () -> compare(CompareRuns.Repeats.APART, new RunId("20000101-000000-none")));
    }

    @Test
    void aThresholdIsChosenOnValidationAndAppliedToTest() {
        JudgedFinding judged = JudgedFinding.of(project.run(moco), ModelName.PROBE_PRETRAINED, new Finding("Effusion"))
                .orElseThrow();
        ScoredFilms validation = judged.validation();
        assertEquals(9, validation.imageIds().size());
        double threshold = judged.threshold(ThresholdRule.SENSITIVITY).orElseThrow();
        assertTrue(Arrays.stream(validation.scores()).anyMatch(score -> score == threshold));
        OperatingPoint point = judged.at(ThresholdRule.SENSITIVITY).orElseThrow();
        assertEquals(
                9, point.truePositives() + point.falsePositives() + point.trueNegatives() + point.falseNegatives());
        assertTrue(judged.rocBand(1).isPresent() && judged.calibration().isPresent());
        assertTrue(JudgedFinding.of(project.run(moco), "no such model", new Finding("Effusion"))
                .isEmpty());
        assertTrue(JudgedFinding.of(project.run(moco), ModelName.PROBE_PRETRAINED, new Finding("Hernia"))
                .isEmpty());
    }

    @Test
    void everyFigureAndTableBecomesFiles() throws IOException {
        RunComparison comparison = compare(CompareRuns.Repeats.APART, moco, medaug);
        Path out = folder.resolve("out");
        List<Path> files = new ExportRuns(project)
                .run(List.of(moco, medaug), comparison, ExportRuns.What.ALL, out, RecordingContext.patient());
        for (Path file : files) assertTrue(Files.size(file) > 0, file.toString());
        for (String figure :
                List.of("contrastive-loss", "roc-effusion", "precision-recall-effusion", "calibration-edema")) {
            var once = ImageIO.read(out.resolve(figure + ".png").toFile());
            var four = ImageIO.read(out.resolve(figure + "@4x.png").toFile());
            assertEquals(4 * once.getWidth(), four.getWidth());
            assertTrue(Files.readString(out.resolve(figure + ".svg")).startsWith("<svg"));
            assertTrue(Files.readString(out.resolve(figure + ".csv")).lines().count() > 2);
        }
        for (String table :
                List.of("auroc", "average-precision", "difference-01", "thresholds", "calibration", "settings")) {
            for (String ending : List.of(".csv", ".md", ".tex"))
                assertTrue(files.contains(out.resolve(table + ending)), table);
        }
        for (Path file : files) {
            if (file.toString().endsWith("png") || file.toString().contains("embedding")) continue;
            assertFalse(Files.readString(file).contains("tiny-0"), "an image id is in " + file);
        }
        assertTrue(comparison.text().contains("no evidence of equality"));
    }

    private double macro(RunId run) {
        Double macro = Objects.requireNonNull(project.run(run).result())
                .models()
                .getFirst()
                .table()
                .macroAuroc();
        return Objects.requireNonNull(macro);
    }

    private RunComparison compare(CompareRuns.Repeats repeats, RunId... runs) {
        return new CompareRuns(project).run(List.of(runs), repeats, RecordingContext.patient());
    }
}
