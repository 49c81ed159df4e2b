package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.ImageCache;
import org.discern.engine.Encoder;
import org.discern.engine.Safetensors;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.model.EmbeddingSet;
import org.discern.model.FindingScore;
import org.discern.model.GreyImage;
import org.discern.model.ModelScore;
import org.discern.model.PredictionSet;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Retrieval;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run leaves, and what it needs.
class RunExperimentTest extends UndisturbedRun {
    RunExperimentTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void goesFromFilmsToAReport() throws IOException {
        RunRecord run = undisturbed.record();
        assertEquals(RunState.DONE, run.summary().state());
        assertEquals(config, ConfigFile.read(undisturbed.config(), List.of()));
        assertEquals(
                project.dataset(TinyCohort.NAME).contentHash(),
                run.environment().datasetHash());
        assertEquals(project.cohort(TinyCohort.NAME), run.cohort());
        assertEquals(List.of("step-000000006.safetensors", "step-000000008.safetensors"), checkpoints(undisturbed));
        assertTrue(Files.readString(undisturbed.report()).endsWith("</html>\n"));
        assertEquals(
                Set.of("AUROC, " + ModelName.PROBE_PRETRAINED, "AUROC, " + ModelName.PROBE_UNTRAINED),
                run.summary().headline().keySet());
        assertTrue(project.runs().contains(run.summary()), "the catalog knows of it");
        try (Stream<Path> files = Files.walk(undisturbed.path())) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".aside")).toList());
        }
    }

    @Test
    void judgesThePretrainedAndTheUntrainedEncoder() {
        RunResult result = Objects.requireNonNull(undisturbed.record().result());
        assertEquals(
                List.of(ModelName.PROBE_PRETRAINED, ModelName.PROBE_UNTRAINED),
                result.models().stream().map(ModelScore::model).toList());
        for (ModelScore model : result.models()) {
            List<FindingScore> scores = model.table().scores();
            assertEquals(
                    List.of("Effusion", "Edema", "Rare"),
                    scores.stream().map(score -> score.finding().name()).toList());
            assertNotNull(scores.get(0).auroc());
            assertNotNull(scores.get(1).auroc());
            assertNull(scores.get(2).auroc(), "no test film is positive");
            assertEquals(0, scores.get(2).positives());
            assertEquals(TinyCohort.TEST_FILMS, scores.get(2).negatives());
        }
        assertEquals(TinyCohort.TRAINING_FILMS, result.trainFilms());
        assertEquals(TinyCohort.TEST_FILMS, result.testFilms());
        assertEquals(3, result.testPatients());
        assertTrue(result.synthetic());
        assertEquals(
                List.of(
                        "pre-trained, embedding",
                        "pre-trained, projection",
                        "untrained, embedding",
                        "untrained, projection"),
                result.retrieval().stream().map(Retrieval::encoder).toList());
        assertTrue(result.pretrainSeconds() > 0 && result.evaluationSeconds() > 0);
    }

    @Test
    void embeddingsBelongToTheFilmsWhoseIdStandsBesideThem() {
        EmbeddingSet kept = ParquetFiles.readEmbeddings(undisturbed.embeddings());
        List<Radiograph> films = project.cohort(TinyCohort.NAME).films().reversed();
        assertEquals(TinyCohort.FILMS, Set.copyOf(kept.imageIds()).size());
        assertEquals(8 * config.encoder().width(), kept.dimension());
        try (ImageCache images = project.images(config.data().cacheSizePixels());
                Encoder encoder = new Dl4jEngine()
                        .encoder(
                                config.encoder(),
                                config.data().imageSizePixels(),
                                Safetensors.read(undisturbed.encoder()));
                BatchStream<ImageBatch> batches =
                        new Pictures(config, images).inOrder(films).plain()) {
            float[][] features = encoder.encode(batches.next()).features();
            for (int i = 0; i < films.size(); i++) {
                int row = kept.imageIds().indexOf(films.get(i).imageId());
                assertArrayEquals(
                        features[i], kept.vectors()[row], 1e-4f, films.get(i).imageId());
            }
        }
    }

    @Test
    void predictionsAreOfValidationAndTestFilmsByTheirIds() {
        List<PredictionSet> sets = undisturbed.record().predictions();
        assertEquals(2, sets.size());
        for (PredictionSet set : sets) {
            assertEquals(ids(Split.VALIDATION, Split.TEST), new TreeSet<>(set.imageIds()));
            assertEquals(project.cohort(TinyCohort.NAME).findings(), set.findings());
        }
    }

    @Test
    void logsEveryStepOnceAndInOrder() {
        List<RunEvent.StepDone> steps = steps(undisturbed);
        assertEquals(TinyRun.STEPS, steps.size());
        for (int i = 0; i < steps.size(); i++) assertEquals(i + 1, steps.get(i).step());
    }

    @Test
    void filmsThatCannotBeDecodedAreLeftOutWithAWarning() throws IOException {
        Path films = folder.resolve("damaged-films");
        Path damaged = TinyCohort.write(films);
        Files.writeString(films.resolve(TinyCohort.file(1)), "no picture");
        Files.write(films.resolve(TinyCohort.file(30)), new byte[0]);
        try (Project other = Project.open(folder.resolve("damaged"))) {
            new ImportDataset(other).run(damaged, null, RecordingContext.patient());
            RecordingContext context = RecordingContext.patient();
            RunExperiment onDamaged = new RunExperiment(other, engines);
            RunFolder run = other.existingRun(onDamaged
                    .start(TinyRun.config("pretrain.epochs=1"), context)
                    .id());
            List<String> leftOut = context.warnings().stream()
                    .filter(text -> text.startsWith("left out"))
                    .toList();
            assertEquals(2, leftOut.size());
            assertTrue(leftOut.getFirst().contains(TinyCohort.file(1)), leftOut.getFirst());
            assertEquals(TinyCohort.FILMS - 2, run.record().cohort().films().size());
            RunResult result = Objects.requireNonNull(run.record().result());
            assertEquals(TinyCohort.TRAINING_FILMS - 1, result.trainFilms());
            assertEquals(TinyCohort.TEST_FILMS - 1, result.testFilms());
        }
    }

    @Test
    void filmsThatVanishAreNamedAndTheRunGoesOn() throws IOException {
        Path films = folder.resolve("vanishing-films");
        Path description = TinyCohort.write(films);
        try (Project other = Project.open(folder.resolve("vanishing"))) {
            new ImportDataset(other).run(description, null, RecordingContext.patient());
            Files.delete(films.resolve(TinyCohort.file(2)));
            RecordingContext context = RecordingContext.patient();
            assertEquals(TinyCohort.FILMS - 1, filmsOfARun(other, context), "no picture was ever made of it");
            assertEquals(1, warned(context, "left out: ", TinyCohort.file(2)));

            Files.delete(films.resolve(TinyCohort.file(4)));
            Files.delete(films.resolve(TinyCohort.file(31)));
            context = RecordingContext.patient();
            assertEquals(TinyCohort.FILMS - 1, filmsOfARun(other, context), "their pictures are in the cache");
            assertEquals(1, warned(context, "left out: ", TinyCohort.file(2)));
            assertEquals(1, warned(context, "its picture of before is taken: ", TinyCohort.file(4)));
            assertEquals(1, warned(context, "its picture of before is taken: ", TinyCohort.file(31)));
        }
    }

    @Test
    void aFilmThatChangesIsSeenAsItIsNow() throws IOException {
        Path films = folder.resolve("changing-films");
        Path description = TinyCohort.write(films);
        try (Project other = Project.open(folder.resolve("changing"))) {
            new ImportDataset(other).run(description, null, RecordingContext.patient());
            RecordingContext context = RecordingContext.patient();
            filmsOfARun(other, context);
            assertEquals(List.of(), context.warnings());
            Files.copy(
                    films.resolve(TinyCohort.file(9)),
                    films.resolve(TinyCohort.file(4)),
                    StandardCopyOption.REPLACE_EXISTING);
            context = RecordingContext.patient();
            filmsOfARun(other, context);
            assertEquals(
                    1,
                    warned(context, "1 image files have changed since they were decoded; they were decoded again", ""));
            try (ImageCache images = other.images(config.data().cacheSizePixels())) {
                assertArrayEquals(grey(images, 9), grey(images, 4));
            }
        }
    }

    private static int[] grey(ImageCache images, int film) {
        GreyImage picture = images.get(TinyCohort.NAME + "/" + TinyCohort.imageId(film));
        return IntStream.range(0, picture.width() * picture.height())
                .map(i -> picture.at(i % picture.width(), i / picture.width()))
                .toArray();
    }

    private int filmsOfARun(Project other, RecordingContext context) {
        RunId id = new RunExperiment(other, engines)
                .start(TinyRun.config("pretrain.epochs=1"), context)
                .id();
        return other.existingRun(id).record().cohort().films().size();
    }

    private static long warned(RecordingContext context, String beginning, String file) {
        return context.warnings().stream()
                .filter(text -> text.startsWith(beginning) && text.contains(file))
                .count();
    }

    @Test
    void aRunIsNotResumedWithoutSomeOfItsFilms() throws IOException {
        Path films = folder.resolve("lost-films");
        try (Project other = Project.open(folder.resolve("lost"))) {
            new ImportDataset(other).run(TinyCohort.write(films), null, RecordingContext.patient());
            RunExperiment onLost = new RunExperiment(other, engines);
            assertThrows(
                    CancellationException.class,
                    () -> onLost.start(config, RecordingContext.stoppingAt(pretrainStep(1))));
            Files.delete(films.resolve(TinyCohort.file(0)));
            try (Stream<Path> parts = Files.walk(other.folder().resolve("cache"))) {
                for (Path part : parts.filter(Files::isRegularFile).toList()) Files.delete(part);
            }
            RunId id = other.runs().getFirst().id();
            Problem problem = assertThrows(Problem.class, () -> onLost.resume(id, RecordingContext.patient()));
            assertTrue(problem.what().startsWith("1 of the run's films"), problem.what());
        }
    }

    @Test
    void anExperimentThatCannotWorkLeavesNoFolder() throws IOException {
        long before = runFolders();
        assertThrows(
                Problem.class,
                () -> experiment.start(TinyRun.config("evaluation.findings=[Hernia]"), RecordingContext.patient()));
        assertThrows(
                Problem.class, () -> experiment.start(TinyRun.config("data.dataset=none"), RecordingContext.patient()));
        assertEquals(before, runFolders());
    }
}
