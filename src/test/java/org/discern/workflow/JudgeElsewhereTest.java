package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.discern.model.ExternalResult;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeElsewhereTest {
    @TempDir
    private Path folder;

    /// The run's own test films under another name: probe and network must come to the run's own scores.
    @Test
    void theModelsThatAreJudgedElsewhereAreTheRunsOwn() throws IOException {
        try (Project project = Project.open(folder.resolve("project"))) {
            bringIn(project, "tiny", true, 0, TinyCohort.FILMS);
            bringIn(project, "elsewhere", true, 27, TinyCohort.FILMS);
            RunExperiment experiments = new RunExperiment(project, TestEngines.both());
            RunId id = experiments
                    .start(TinyRun.config("pretrain.epochs=1", "evaluation.endToEnd=true"), RecordingContext.patient())
                    .id();
            ExternalResult result =
                    experiments.elsewhere().run(id, "elsewhere", Optional.of(Split.TEST), RecordingContext.patient());
            assertEquals(List.of(new Finding("Rare")), result.missing());
            assertEquals(TinyCohort.TEST_FILMS, result.films());
            assertEquals(3, result.patients());
            assertEquals(
                    List.of(ModelName.PROBE_PRETRAINED, ModelName.END_TO_END_PRETRAINED),
                    result.models().stream().map(ModelScore::model).toList());
            RunRecord run = project.run(id);
            for (ModelScore model : result.models()) {
                List<FindingScore> own = Objects.requireNonNull(run.result()).models().stream()
                        .filter(other -> other.model().equals(model.model()))
                        .findFirst()
                        .orElseThrow()
                        .table()
                        .scores();
                assertEquals(own.subList(0, 2), model.table().scores(), model.model());
            }
            assertEquals(List.of(result), run.external());
            String page = Files.readString(run.folder().resolve("report.html"));
            assertTrue(page.contains("Elsewhere: Effusion") && page.contains(">own films<"));
            assertTrue(
                    page.contains("External test of MoCo on elsewhere") && page.contains("does not know them: Rare"));
        }
    }

    @Test
    void whatWasTrainedOnCannotBeATest() throws IOException {
        try (Project project = Project.open(folder.resolve("project"))) {
            bringIn(project, "tiny", false, 0, TinyCohort.FILMS);
            bringIn(project, "copies", false, 3, 5);
            RunExperiment experiments = new RunExperiment(project, TestEngines.both());
            RunId id = experiments
                    .start(
                            TinyRun.config(
                                    "pretrain.epochs=0", "acceptedLeaks.nearDuplicates='drawn films look alike'"),
                            RecordingContext.patient())
                    .id();
            JudgeElsewhere elsewhere = experiments.elsewhere();
            Problem copies = assertThrows(
                    Problem.class, () -> elsewhere.run(id, "copies", Optional.empty(), RecordingContext.patient()));
            assertTrue(copies.what().startsWith("leak: ") && copies.what().contains("film-03.png"), copies.what());
            assertEquals(List.of(), project.run(id).external());
            Problem itself = assertThrows(
                    Problem.class, () -> elsewhere.run(id, "tiny", Optional.empty(), RecordingContext.patient()));
            assertTrue(itself.what().contains("trained on tiny itself"), itself.what());
            Problem none = assertThrows(
                    Problem.class, () -> elsewhere.run(id, "none", Optional.empty(), RecordingContext.patient()));
            assertTrue(none.what().contains("no data set 'none'"), none.what());
        }
    }

    /// Some films of the tiny cohort, all in its test split but for `tiny` itself, without the finding `Rare`.
    private void bringIn(Project project, String name, boolean synthetic, int from, int to) throws IOException {
        Path description = TinyCohort.write(folder.resolve(name));
        String text = Files.readString(description).replace("synthetic: true", "synthetic: " + synthetic);
        if (!name.equals("tiny")) {
            Path table = description.resolveSibling("films.csv");
            List<String> lines = Files.readAllLines(table);
            List<String> kept = new ArrayList<>(List.of(lines.getFirst()));
            for (int film = from; film < to; film++) {
                kept.add(lines.get(1 + film)
                        .replace("img-", name + "-")
                        .replace(",train,", ",test,")
                        .replace(",validation,", ",test,"));
            }
            Files.write(table, kept);
            text = text.replace("name: tiny", "name: " + name).replaceAll(".*finding: Rare.*\n", "");
        }
        Files.writeString(description, text);
        new ImportDataset(project).run(description, null, RecordingContext.patient());
    }
}
