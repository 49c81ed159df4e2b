package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.discern.figure.Block;
import org.discern.figure.ReportContent;
import org.discern.figure.ReportPage;
import org.discern.figure.Table;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Reports of short runs of the three methods, on a cohort with a finding that wants to be a script.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunReportTest {
    private static final String HOSTILE = "</svg><script>alert(1)</script>&\"'";

    private final Project project;
    private final RunId moco;
    private final RunId medaug;
    private final RunId discern;

    RunReportTest(@TempDir Path folder) throws IOException {
        Path description = TinyCohort.write(folder.resolve("films"));
        String quoted = "\"" + HOSTILE.replace("\"", "\\\"") + "\"";
        Files.writeString(
                description,
                Files.readString(description)
                        .replace("finding: Rare, column: rare", "finding: " + quoted + ", column: effusion"));
        project = Project.open(folder.resolve("project"));
        new ImportDataset(project).run(description, null, RecordingContext.patient());
        moco = start();
        medaug = start("pair.positive=samePatient");
        discern = start(
                "pair.positive=samePatient",
                "weighting.kind=ratio",
                "weighting.findings=[Edema]",
                "acceptedLeaks.pretrainingLabels=a test of reports");
    }

    @AfterAll
    void close() {
        project.close();
    }

    @Test
    void aRunStandsAlone() {
        ReportContent content = content(moco);
        assertEquals("MoCo on tiny", content.title());
        assertEquals(
                "18 training and 9 validation films; judged on 9 test films of 3 patients; " + moco,
                content.subtitle());
        assertEquals(List.of(ModelName.PROBE_PRETRAINED, ModelName.PROBE_UNTRAINED), names(table(content, "AUROC")));
        assertEquals(
                4,
                table(content, "linear probe, untrained less linear probe, pre-trained")
                        .rows()
                        .size(),
                "three findings and their mean");
        assertTrue(text(content).contains("synthetic"), "who reads it must know that nobody's films were used");
        assertEquals(
                List.of(
                        "Scores",
                        "What these films support",
                        "Pre-training",
                        "ROC curves",
                        "Precision and recall",
                        "Calibration",
                        "Embeddings of the test films",
                        "How it was made"),
                content.blocks().stream()
                        .filter(Block.Heading.class::isInstance)
                        .map(block -> ((Block.Heading) block).text())
                        .toList());
    }

    @Test
    void runsStandSideBySide() {
        ReportContent content = content(moco, medaug, discern);
        assertEquals("MoCo, MedAug, DisCeRn on tiny", content.title());
        assertEquals(
                List.of(
                        "MoCo: linear probe, pre-trained",
                        "linear probe, untrained",
                        "MedAug: linear probe, pre-trained",
                        "DisCeRn: linear probe, pre-trained"),
                names(table(content, "AUROC")),
                "the untrained encoder is the same for all and stands once");
        List<String> pairs = content.blocks().stream()
                .filter(Table.class::isInstance)
                .map(block -> ((Table) block).caption())
                .filter(caption -> caption.contains(" less "))
                .toList();
        assertEquals(6, pairs.size(), "each against the untrained one, and each against each");
        assertTrue(pairs.contains("DisCeRn: linear probe, pre-trained less MedAug: linear probe, pre-trained"));
        assertTrue(text(content).contains("no evidence of equality"), "nine films cannot tell");
        assertEquals(8, table(content, "Nearest neighbours").rows().size());
    }

    @Test
    void runsOfOneMethodAreToldApart() {
        RunId other = start("seed=5");
        List<String> names = names(table(content(moco, other), "AUROC"));
        assertEquals(
                List.of(
                        moco + ": linear probe, pre-trained",
                        moco + ": linear probe, untrained",
                        other + ": linear probe, pre-trained",
                        other + ": linear probe, untrained"),
                names);
        RunSummary summary = project.run(other).summary();
        RunRecord named = with(
                project.run(other),
                new RunSummary(
                        summary.id(),
                        "second",
                        summary.dataset(),
                        summary.method(),
                        summary.state(),
                        summary.started(),
                        Map.of()));
        ReportContent content = new RunReport(List.of(project.run(moco), named), RecordingContext.patient()).content();
        assertTrue(names(table(content, "AUROC")).contains("second: linear probe, pre-trained"));
    }

    @Test
    void runsJudgedByOtherFindingsCanStillBeShown() {
        RunId narrow = start("seed=6", "name=narrow", "evaluation.findings=[Edema]", "pair.positive=samePatient");
        Table scores = table(content(moco, narrow), "AUROC");
        assertTrue(names(scores).contains("MedAug: linear probe, pre-trained"));
        assertTrue(names(table(content(narrow, moco), "AUROC")).contains("MoCo: linear probe, pre-trained"));
    }

    @Test
    void differentDataAreRefused() {
        RunRecord run = project.run(moco);
        RunRecord ofOtherFilms = new RunRecord(
                run.summary(),
                run.config(),
                run.environment().withDatasetHash("other"),
                run.cohort(),
                run.events(),
                run.result(),
                run.predictions(),
                run.layout(),
                run.folder());
        Problem problem = assertThrows(
                Problem.class, () -> new RunReport(List.of(run, ofOtherFilms), RecordingContext.patient()));
        assertTrue(problem.what().contains("different data"), problem.what());
    }

    @Test
    void aRunWithoutAResultIsRefused() {
        RunRecord run = project.run(moco);
        RunRecord unfinished = new RunRecord(
                run.summary(),
                run.config(),
                run.environment(),
                run.cohort(),
                run.events(),
                null,
                List.of(),
                null,
                run.folder());
        Problem problem =
                assertThrows(Problem.class, () -> new RunReport(List.of(unfinished), RecordingContext.patient()));
        assertTrue(problem.hint().contains("discern resume"), problem.hint());
    }

    @Test
    void aHostileNameIsText() {
        String page = ReportPage.html(content(moco, medaug, discern));
        assertFalse(page.contains("<script"), "no script gets in");
        assertTrue(page.contains("&lt;script&gt;"), "it is shown as text");
    }

    @Test
    void thePageNamesNoPatientAndNoFilm() {
        String page = ReportPage.html(content(moco, medaug, discern));
        for (Radiograph film : project.cohort(TinyCohort.NAME).films()) {
            assertFalse(page.contains(film.patientId()), "a patient id is in the page");
            assertFalse(page.contains(film.imageId()), "an image id is in the page");
            assertFalse(page.contains(film.file()), "a file name is in the page");
        }
    }

    @Test
    void saysHowTheRunIsMadeAgain() {
        String text = text(content(medaug));
        assertTrue(text.contains("discern run runs/" + medaug + "/config.yaml"), text);
        assertTrue(Files.exists(project.folder().resolve("runs/" + medaug + "/config.yaml")));
        assertTrue(text.contains("positive: samePatient"), "the settings are there");
        assertTrue(text.contains(project.dataset(TinyCohort.NAME).contentHash()), "so is what films it saw");
    }

    @Test
    void aRunNamedTwiceStandsOnce() throws IOException {
        Path once = new WriteReport(project).run(List.of(moco, moco), RecordingContext.patient());
        assertTrue(Files.readString(once).contains("<title>MoCo on tiny</title>"));
        Path again = new WriteReport(project).run(List.of(moco, medaug), RecordingContext.patient());
        assertNotEquals(once, again, "a report never replaces another");
    }

    private static RunRecord with(RunRecord run, RunSummary summary) {
        return new RunRecord(
                summary,
                run.config(),
                run.environment(),
                run.cohort(),
                run.events(),
                run.result(),
                run.predictions(),
                run.layout(),
                run.folder());
    }

    private RunId start(String... sets) {
        String[] shorter = Arrays.copyOf(sets, sets.length + 1);
        shorter[sets.length] = "pretrain.epochs=1";
        return new RunExperiment(project, TestEngines.both())
                .start(TinyRun.config(shorter), RecordingContext.patient())
                .id();
    }

    private ReportContent content(RunId... runs) {
        return new RunReport(List.of(runs).stream().map(project::run).toList(), RecordingContext.patient()).content();
    }

    private static Table table(ReportContent content, String caption) {
        return content.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.caption().startsWith(caption))
                .findFirst()
                .orElseThrow();
    }

    /// First column, without the row that counts films.
    private static List<String> names(Table table) {
        return table.rows().stream()
                .map(List::getFirst)
                .filter(name -> name.contains("linear probe"))
                .toList();
    }

    private static String text(ReportContent content) {
        StringBuilder text = new StringBuilder();
        for (Block block : content.blocks()) {
            switch (block) {
                case Block.Note note -> text.append(note.text()).append('\n');
                case Block.Paragraph paragraph -> text.append(paragraph.text()).append('\n');
                case Block.Code code -> text.append(code.text()).append('\n');
                default -> text.append('\n');
            }
        }
        return text.toString();
    }
}
