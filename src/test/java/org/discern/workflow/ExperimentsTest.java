package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.model.FusionResult;
import org.discern.model.LabelDraws;
import org.discern.model.ModelScore;
import org.discern.model.PredictionSet;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an evaluation can be asked beside the score table: few labels, neighbours, clinical values.
class ExperimentsTest {
    @TempDir
    private Path folder;

    @Test
    void anEncoderIsJudgedByNeighboursAndWithFewLabels() {
        try (Project project = project("labels", 0)) {
            RunRecord run = run(
                    project,
                    "pretrain.epochs=1",
                    "evaluation.knn=true",
                    "evaluation.endToEnd=true",
                    "evaluation.labelFractions=[1, 0.34]",
                    "evaluation.repeats=2");
            assertTrue(names(run)
                    .containsAll(
                            List.of(ModelName.PROBE_PRETRAINED, ModelName.KNN_PRETRAINED, ModelName.KNN_UNTRAINED)));
            LabelDraws draws = run.labelDraws().orElseThrow();
            assertEquals(project.cohort(TinyCohort.NAME).findings(), draws.findings());
            for (String model : List.of(ModelName.PROBE_PRETRAINED, ModelName.KNN_UNTRAINED)) {
                assertEquals(List.of("0.34 0 6", "0.34 1 6", "1.0 0 18"), shape(draws, model), model);
            }
            assertEquals(
                    List.of("0.34 0 6", "0.34 1 6", "1.0 0 18", "1.0 1 18"),
                    shape(draws, ModelName.END_TO_END_PRETRAINED),
                    "a seed is a draw of its own");
            for (ModelScore model : Objects.requireNonNull(run.result()).models()) {
                LabelDraws.Draw whole = draws.draws().stream()
                        .filter(draw -> draw.model().equals(model.model()) && draw.fraction() == 1 && draw.draw() == 0)
                        .findFirst()
                        .orElseThrow();
                assertEquals(model.table().macroAuroc(), whole.macroAuroc(), model.model());
                assertEquals(
                        model.table().scores().getFirst().auroc(), whole.auroc().getFirst());
            }
            assertTrue(report(run).contains("Mean AUROC with few labels"));
        }
    }

    @Test
    void clinicalValuesAreJoinedInEveryWay() {
        try (Project project = project("fusion", 0)) {
            RunRecord run = run(
                    project,
                    "pretrain.epochs=1",
                    "evaluation.endToEnd=true",
                    "evaluation.uncertain=class",
                    "evaluation.fusion.kind=all",
                    "evaluation.fusion.permutations=3");
            List<String> ways = List.of("raw", "standardised", "mlp", "gated", "late");
            List<String> fused = Stream.of(ModelName.PROBE_PRETRAINED, ModelName.END_TO_END_PRETRAINED)
                    .flatMap(base -> ways.stream().map(way -> base + " + values (" + way + ")"))
                    .toList();
            assertTrue(names(run).containsAll(fused), names(run).toString());
            assertTrue(names(run).contains(ModelName.VALUES_ALONE));
            RunResult result = Objects.requireNonNull(run.result());
            for (String model : fused) {
                Set<String> references = result.differences().stream()
                        .filter(difference -> difference.model().equals(model))
                        .map(difference -> difference.reference())
                        .collect(Collectors.toSet());
                assertEquals(Set.of(ModelName.ofImageAlone(model), ModelName.VALUES_ALONE), references);
            }
            List<String> compared =
                    CompareRuns.of(List.of(run), CompareRuns.Repeats.APART, RecordingContext.patient())
                            .comparisons()
                            .stream()
                            .map(pair -> pair.model() + " - " + pair.reference())
                            .filter(pair -> pair.contains("values"))
                            .toList();
            assertEquals(2 * fused.size(), compared.size(), compared.toString());
            assertTrue(compared.contains(fused.getFirst() + " - " + ModelName.PROBE_PRETRAINED), compared.toString());
            // Oxygen tells effusion in this cohort, and the other value nothing.
            assertEquals(1, auroc(run, ModelName.VALUES_ALONE));
            FusionResult fusion = run.fusion().orElseThrow();
            assertEquals(
                    List.of("noise 18 9", "oxygen 12 6"),
                    fusion.coverage().stream()
                            .map(row -> row.value() + " " + row.trainingFilms() + " " + row.judgedFilms())
                            .toList());
            assertEquals(
                    Set.copyOf(fused),
                    fusion.importance().stream()
                            .map(FusionResult.Importance::model)
                            .collect(Collectors.toSet()));
            String page = report(run);
            assertTrue(page.contains("Drop in AUROC when a value is shuffled") && page.contains("oxygen"));
            for (String figure :
                    List.of("Clinical values: Effusion", "Gain by clinical values: Effusion", ">late (F4)<"))
                assertTrue(page.contains(figure), figure);
            assertEquals(
                    List.of(ModelName.PROBE_PRETRAINED, ModelName.END_TO_END_PRETRAINED),
                    FusionFigures.of(run).orElseThrow().images());
        }
    }

    /// Whatever the test films' values are, what is said of the validation films stays.
    @Test
    void nothingIsFittedOnTheTestFilmsValues() {
        List<float[][]> said = new ArrayList<>();
        for (double shift : new double[] {0, 1000}) {
            try (Project project = project("shift" + shift, shift)) {
                RunRecord run = run(project, "pretrain.epochs=0", "evaluation.fusion.kind=all");
                Set<String> validation = project.cohort(TinyCohort.NAME).films(Split.VALIDATION).stream()
                        .map(film -> film.imageId())
                        .collect(Collectors.toSet());
                for (PredictionSet set : run.predictions()) {
                    List<float[]> rows = new ArrayList<>();
                    for (int i = 0; i < set.imageIds().size(); i++) {
                        if (validation.contains(set.imageIds().get(i))) rows.add(set.scores()[i]);
                    }
                    said.add(rows.toArray(float[][]::new));
                }
            }
        }
        int models = said.size() / 2;
        assertEquals(7, models);
        for (int model = 0; model < models; model++) assertArrayEquals(said.get(model), said.get(models + model));
    }

    @Test
    void whatCannotBeAskedIsSaidBefore() {
        try (Project project = Project.open(folder.resolve("plain"))) {
            new ImportDataset(project)
                    .run(TinyCohort.write(folder.resolve("plain-films")), null, RecordingContext.patient());
            Problem none = assertThrows(Problem.class, () -> run(project, "evaluation.fusion.kind=gated"));
            assertTrue(none.what().contains("no training film of tiny has any"), none.what());
            Problem few = assertThrows(Problem.class, () -> run(project, "evaluation.labelFractions=[0.1]"));
            assertTrue(few.what().contains("fewer than two"), few.what());
        }
    }

    private static List<String> shape(LabelDraws draws, String model) {
        return draws.draws().stream()
                .filter(draw -> draw.model().equals(model))
                .map(draw -> draw.fraction() + " " + draw.draw() + " " + draw.films())
                .toList();
    }

    private static List<String> names(RunRecord run) {
        return Objects.requireNonNull(run.result()).models().stream()
                .map(ModelScore::model)
                .toList();
    }

    private static double auroc(RunRecord run, String model) {
        return Objects.requireNonNull(Objects.requireNonNull(run.result()).models().stream()
                .filter(score -> score.model().equals(model))
                .findFirst()
                .orElseThrow()
                .table()
                .scores()
                .getFirst()
                .auroc());
    }

    private static String report(RunRecord run) {
        try {
            return Files.readString(run.folder().resolve("report.html"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RunRecord run(Project project, String... sets) {
        RunId id = new RunExperiment(project, TestEngines.both())
                .start(TinyRun.config(sets), RecordingContext.patient())
                .id();
        return project.run(id);
    }

    /// The tiny cohort with two clinical values.
    ///
    /// @param shift added to the test films' values
    private Project project(String name, double shift) {
        Path films = folder.resolve(name + "-films");
        Path description = withValues(TinyCohort.write(films), shift);
        Project project = Project.open(folder.resolve(name));
        new ImportDataset(project).run(description, null, RecordingContext.patient());
        return project;
    }

    private static Path withValues(Path description, double shift) {
        try {
            Path table = description.resolveSibling("films.csv");
            List<String> lines = new ArrayList<>();
            int film = -1;
            for (String line : Files.readAllLines(table)) {
                boolean head = film < 0;
                double moved = line.contains(",test,") ? shift : 0;
                String oxygen = film % 3 == 2 ? "" : String.valueOf((film % 2 == 1 ? 88 : 97) + film * 0.01 + moved);
                lines.add(line + (head ? ",oxygen,noise" : "," + oxygen + "," + (film * 7 % 5 + moved)));
                film++;
            }
            Files.write(table, lines);
            return Files.writeString(description, Files.readString(description) + """
                    clinicalValues:
                      - {name: oxygen, unit: '%', column: oxygen, min: 0, max: 5000}
                      - {name: noise, unit: '', column: noise, min: 0, max: 5000}
                    """);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
