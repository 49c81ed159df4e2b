package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.ImageCache;
import org.discern.engine.Encoder;
import org.discern.engine.Safetensors;
import org.discern.engine.Tensor;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.model.EmbeddingSet;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.Metric;
import org.discern.model.ModelScore;
import org.discern.model.PredictionSet;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Retrieval;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.model.Split;
import org.discern.testing.PausedRun;
import org.discern.testing.RecordingContext;
import org.discern.testing.SecondProcess;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Runs on the [TinyCohort]. The first one is never disturbed; others are stopped, killed or damaged and must
/// come to the same end, or to
/// the same encoder where what follows does not matter.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunExperimentTest {
    private final RunConfig config = TinyRun.config();
    private final Engines engines = TestEngines.both();
    private final Path folder;
    private final Path description;
    private final Project project;
    private final RunExperiment experiment;
    private final RunFolder undisturbed;

    RunExperimentTest(@TempDir Path folder) {
        this.folder = folder;
        this.description = TinyCohort.write(folder.resolve("films"));
        this.project = Project.open(folder.resolve("project"));
        new ImportDataset(project).run(description, null, RecordingContext.patient());
        this.experiment = new RunExperiment(project, engines);
        this.undisturbed = project.existingRun(
                experiment.start(config, RecordingContext.patient()).id());
    }

    @AfterAll
    void closeProject() {
        project.close();
    }

    // --- what a run leaves ---

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

    // --- the same run, however it comes about ---

    @Test
    void theSameSeedGivesTheSameCurveAndAnotherSeedAnother() {
        List<RunEvent.StepDone> undisturbedSteps =
                withoutSpeed(steps(undisturbed)).subList(0, 6);
        assertEquals(undisturbedSteps, withoutSpeed(steps(startedUpTo(6, config))));
        assertNotEquals(undisturbedSteps, withoutSpeed(steps(startedUpTo(6, TinyRun.config("seed=4")))));
    }

    @Test
    void stoppedAndResumedTwiceIsTheSameRun() {
        RunFolder run = startedUpTo(3, config);
        assertEquals(RunState.CANCELLED, run.state());
        assertEquals("step-000000003.safetensors", checkpoints(run).getLast());
        assertThrows(
                CancellationException.class,
                () -> experiment.resume(run.id(), RecordingContext.stoppingAt(pretrainStep(5))));
        assertThrows(
                CancellationException.class,
                () -> experiment.resume(
                        run.id(),
                        RecordingContext.stoppingAt(event -> event instanceof RunEvent.StepDone step
                                && step.phase().equals(Phase.RETRIEVAL))));
        assertEquals(RunState.CANCELLED, run.state());
        assertEquals(
                RunState.DONE,
                experiment.resume(run.id(), RecordingContext.patient()).state());
        assertSameAsUndisturbed(run);
        assertEquals(
                laterPhases(undisturbed), laterPhases(run), "the evaluation that was stopped left nothing in the log");
    }

    @Test
    void killedIsReadableAndResumesToTheSameRun() throws Exception {
        Path place = folder.resolve("killed");
        try (SecondProcess other =
                SecondProcess.start(PausedRun.class, place.toString(), description.toString(), "7")) {
            other.awaitLine(PausedRun.PAUSED);
            Problem busy = assertThrows(Problem.class, () -> Project.open(place));
            assertTrue(busy.what().contains("another process"), busy.what());
            other.kill();
        }
        try (Project killed = Project.open(place)) {
            RunSummary summary = killed.runs().getFirst();
            assertEquals(RunState.INTERRUPTED, summary.state());
            RunFolder run = killed.existingRun(summary.id());
            // A kill within a write leaves part of a line, here cut within a character.
            Files.write(run.metrics(), new byte[] {'{', '"', 'e', 'v', (byte) 0xc3}, StandardOpenOption.APPEND);
            assertEquals(7, steps(run).size());
            assertNull(run.record().result());
            assertEquals("step-000000006.safetensors", checkpoints(run).getLast());
            new RunExperiment(killed, engines).resume(run.id(), RecordingContext.patient());
            assertSameAsUndisturbed(run);
        }
    }

    @Test
    void fallsBackToTheCheckpointBeforeADamagedOne() throws IOException {
        RunFolder run = startedUpTo(5, config);
        assertEquals(List.of("step-000000004.safetensors", "step-000000005.safetensors"), checkpoints(run));
        try (FileChannel last = FileChannel.open(
                run.path().resolve("checkpoints/step-000000005.safetensors"), StandardOpenOption.WRITE)) {
            last.truncate(last.size() / 2);
        }
        resumeToTheEncoder(run);
        assertSamePretraining(run);
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheLastOneAndARunToResume() throws IOException {
        RecordingContext obstructing = RecordingContext.telling(event -> {
            if (pretrainStep(3).test(event)) obstruct("checkpoints/step-000000004.safetensors.aside");
        });
        Problem problem = assertThrows(Problem.class, () -> experiment.start(config, obstructing));
        assertTrue(problem.what().contains("step-000000004.safetensors"), problem.what());
        RunFolder run = latest();
        assertEquals(RunState.FAILED, run.state());
        assertEquals(List.of("step-000000002.safetensors"), checkpoints(run));
        clear(run, "checkpoints/step-000000004.safetensors.aside");
        resumeToTheEncoder(run);
        assertSamePretraining(run);
    }

    @Test
    void whereNotEvenTheStateCanBeWrittenTheRunCanStillBeResumed() throws IOException {
        RecordingContext obstructing = RecordingContext.telling(event -> {
            if (!pretrainStep(3).test(event)) return;
            obstruct("checkpoints/step-000000004.safetensors.aside");
            obstruct("state.json.aside");
        });
        Problem problem = assertThrows(Problem.class, () -> experiment.start(config, obstructing));
        assertEquals(1, problem.getSuppressed().length);
        RunFolder run = latest();
        assertEquals(RunState.INTERRUPTED, run.state());
        clear(run, "checkpoints/step-000000004.safetensors.aside");
        clear(run, "state.json.aside");
        resumeToTheEncoder(run);
        assertSamePretraining(run);
    }

    @Test
    void aRunThatIsDoneIsLeftAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(undisturbed.result());
        assertEquals(undisturbed.summary(), experiment.resume(undisturbed.id(), RecordingContext.patient()));
        assertArrayEquals(before, Files.readAllBytes(undisturbed.result()));
    }

    @Test
    void aRunThatIsUnderWayIsNotResumed() {
        RecordingContext resuming = RecordingContext.stoppingAt(event -> {
            if (!pretrainStep(1).test(event)) return false;
            Problem problem =
                    assertThrows(Problem.class, () -> experiment.resume(latest().id(), RecordingContext.patient()));
            assertTrue(problem.what().contains("still under way"), problem.what());
            return true;
        });
        assertThrows(CancellationException.class, () -> experiment.start(config, resuming));
        assertThrows(Problem.class, () -> experiment.resume(new RunId("no-such-run"), resuming));
    }

    // --- judging ---

    @Test
    void judgesAnEncoderAgainWithOtherSettings() {
        RecordingContext context = RecordingContext.patient();
        RunSummary again = experiment.evaluate(
                undisturbed.id(),
                List.of(
                        "evaluation.findings=[Effusion]",
                        "evaluation.labelFraction=0.5",
                        "evaluation.endToEnd=true",
                        "evaluation.supervisedBaseline=true"),
                context);
        RunFolder run = project.existingRun(again.id());
        assertNotEquals(undisturbed.id(), run.id());
        assertSameTensors(undisturbed, run);
        assertEquals(List.of(), steps(run), "nothing was trained before the labels");
        RunResult result = Objects.requireNonNull(run.record().result());
        assertEquals(
                List.of(
                        ModelName.PROBE_PRETRAINED,
                        ModelName.PROBE_UNTRAINED,
                        ModelName.END_TO_END_PRETRAINED,
                        ModelName.END_TO_END_RANDOM),
                result.models().stream().map(ModelScore::model).toList());
        assertEquals(2, result.differences().size());
        assertEquals(TinyCohort.TRAINING_FILMS / 2, result.trainFilms());
        assertEquals(
                List.of(new Finding("Effusion")),
                run.record().predictions().getFirst().findings());
    }

    @Test
    void judgesAgainOnlyWhatFitsTheEncoder() {
        Problem other = assertThrows(
                Problem.class,
                () -> experiment.evaluate(undisturbed.id(), List.of("encoder.width=8"), RecordingContext.patient()));
        assertTrue(other.what().contains("encoder.width=8"), other.what());
        Problem unknown = assertThrows(
                Problem.class,
                () -> experiment.evaluate(
                        undisturbed.id(), List.of("evaluation.findings=[Hernia]"), RecordingContext.patient()));
        assertTrue(unknown.what().contains("no finding 'Hernia'"), unknown.what());
        RunId begun = startedUpTo(1, config).id();
        Problem early =
                assertThrows(Problem.class, () -> experiment.evaluate(begun, List.of(), RecordingContext.patient()));
        assertTrue(early.what().contains("no encoder yet"), early.what());
    }

    /// An exported encoder serves as the start of others, and as a baseline of its own.
    @Test
    void beginsWithWeightsFromAFileWhichIsNotNeededAgain() throws IOException {
        Path exported = Files.copy(undisturbed.encoder(), folder.resolve("exported.safetensors"));
        RunConfig fromFile = TinyRun.config("encoder.initialWeights=" + exported, "evaluation.endToEnd=true");
        RecordingContext stopping = RecordingContext.stoppingAt(pretrainStep(3));
        assertThrows(CancellationException.class, () -> experiment.start(fromFile, stopping));
        RunId id = project.runs().getFirst().id();
        Files.delete(exported);
        experiment.resume(id, RecordingContext.patient());

        RunResult result = Objects.requireNonNull(project.run(id).result());
        assertEquals(
                List.of(
                        ModelName.PROBE_PRETRAINED,
                        ModelName.PROBE_INITIAL,
                        ModelName.PROBE_UNTRAINED,
                        ModelName.END_TO_END_PRETRAINED,
                        ModelName.END_TO_END_INITIAL),
                result.models().stream().map(ModelScore::model).toList());
        assertEquals(
                score(undisturbed, ModelName.PROBE_PRETRAINED).table(),
                result.models().get(1).table());
        assertEquals(untrained(undisturbed), result.models().get(2));
        assertNotEquals(result.models().get(0).table(), result.models().get(1).table());
    }

    /// The first batch gives the same loss; after it, rounding grows where four films in two groups are
    /// normalised.
    @Test
    void theOtherEngineBeginsTheSameAndIsRecorded() {
        RunId id = experiment
                .start(TinyRun.config("engine=torch"), RecordingContext.patient())
                .id();
        assertEquals("torch", project.run(id).environment().engine());
        List<Double> here = losses(project.existingRun(id));
        List<Double> there = losses(undisturbed);
        assertEquals(there.size(), here.size());
        assertEquals(there.getFirst(), here.getFirst(), 1e-4);
    }

    private static List<Double> losses(RunFolder run) {
        return run.record().events().stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .map(step -> step.values().get(Metric.LOSS))
                .toList();
    }

    @Test
    void withoutEpochsItJudgesTheUntrainedEncoder() {
        RunFolder run = project.existingRun(experiment
                .start(TinyRun.config("pretrain.epochs=0"), RecordingContext.patient())
                .id());
        RunResult result = Objects.requireNonNull(run.record().result());
        assertEquals(
                List.of(ModelName.PROBE_UNTRAINED),
                result.models().stream().map(ModelScore::model).toList());
        assertEquals(untrained(undisturbed), result.models().getFirst());
        assertEquals(0, result.pretrainSeconds());
        assertEquals(List.of(), checkpoints(run));
        assertEquals(
                TinyCohort.FILMS,
                ParquetFiles.readEmbeddings(run.embeddings()).imageIds().size());
    }

    @Test
    void whileSettingsAreChosenNoTestFilmIsLookedAt() throws IOException {
        RunFolder run = project.existingRun(experiment
                .start(
                        TinyRun.config("evaluation.judgedOn=validation", "evaluation.endToEnd=true"),
                        RecordingContext.patient())
                .id());
        Set<String> test = ids(Split.TEST);
        RunRecord record = run.record();
        Set<String> seen =
                new TreeSet<>(ParquetFiles.readEmbeddings(run.embeddings()).imageIds());
        seen.addAll(Objects.requireNonNull(record.layout()).imageIds());
        record.predictions().forEach(set -> seen.addAll(set.imageIds()));
        assertEquals(ids(Split.TRAIN, Split.VALIDATION), seen);
        assertTrue(seen.stream().noneMatch(test::contains));
        RunResult result = Objects.requireNonNull(record.result());
        assertEquals(3 * TinyCohort.FILMS_A_PATIENT, result.testFilms());
        assertTrue(result.notes().getFirst().startsWith("Judged on the validation films"));
        String page = Files.readString(run.report());
        assertTrue(page.contains("9 validation films of 3 patients"));
        assertFalse(page.contains("test films"), "the page does not speak of films that nobody looked at");
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

    // --- how tests get there ---

    /// A run that was stopped after a step of its pre-training.
    private RunFolder startedUpTo(long step, RunConfig settings) {
        assertThrows(
                CancellationException.class,
                () -> experiment.start(settings, RecordingContext.stoppingAt(pretrainStep(step))));
        return latest();
    }

    /// Goes on with a run and stops it as soon as it has its encoder.
    private void resumeToTheEncoder(RunFolder run) {
        assertThrows(
                CancellationException.class,
                () -> experiment.resume(
                        run.id(),
                        RecordingContext.stoppingAt(event -> event instanceof RunEvent.PhaseStarted started
                                && started.phase().equals(Phase.FEATURES))));
    }

    // --- what tests compare ---

    private void assertSamePretraining(RunFolder run) {
        assertSameTensors(undisturbed, run);
        assertEquals(withoutSpeed(steps(undisturbed)), withoutSpeed(steps(run)));
    }

    private void assertSameAsUndisturbed(RunFolder run) {
        assertSamePretraining(run);
        RunResult expected = Objects.requireNonNull(undisturbed.record().result());
        RunResult result = Objects.requireNonNull(run.record().result());
        assertEquals(expected.models(), result.models());
        assertEquals(expected.differences(), result.differences());
        assertEquals(expected.retrieval(), result.retrieval());
        EmbeddingSet kept = ParquetFiles.readEmbeddings(run.embeddings());
        assertArrayEquals(ParquetFiles.readEmbeddings(undisturbed.embeddings()).vectors(), kept.vectors());
        assertEquals(RunState.DONE, run.state());
    }

    private static void assertSameTensors(RunFolder expected, RunFolder run) {
        Map<String, Tensor> tensors = Safetensors.read(run.encoder()).tensors();
        Map<String, Tensor> wanted = Safetensors.read(expected.encoder()).tensors();
        assertEquals(List.copyOf(wanted.keySet()), List.copyOf(tensors.keySet()));
        wanted.forEach((name, tensor) -> assertArrayEquals(values(tensor), values(tensors.get(name)), name));
    }

    /// Each value as text, which keeps every bit.
    private static String[] values(@Nullable Tensor tensor) {
        return switch (Objects.requireNonNull(tensor)) {
            case Tensor.Floats floats ->
                IntStream.range(0, floats.values().length)
                        .mapToObj(i -> Integer.toHexString(Float.floatToRawIntBits(floats.values()[i])))
                        .toArray(String[]::new);
            case Tensor.Longs longs ->
                Arrays.stream(longs.values()).mapToObj(Long::toString).toArray(String[]::new);
        };
    }

    private static List<RunEvent.StepDone> steps(RunFolder run) {
        return MetricsLog.read(run.metrics(), run.json()).stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .toList();
    }

    private static List<String> laterPhases(RunFolder run) {
        return MetricsLog.read(run.metrics(), run.json()).stream()
                .filter(RunEvent.PhaseStarted.class::isInstance)
                .map(event -> ((RunEvent.PhaseStarted) event).phase())
                .filter(phase -> !phase.equals(Phase.PRETRAIN))
                .toList();
    }

    private static List<RunEvent.StepDone> withoutSpeed(List<RunEvent.StepDone> steps) {
        return steps.stream()
                .map(step -> {
                    Map<String, Double> values = new TreeMap<>(step.values());
                    values.remove(Metric.IMAGES_PER_SECOND);
                    return new RunEvent.StepDone(step.phase(), step.step(), step.totalSteps(), step.epoch(), values);
                })
                .toList();
    }

    private static ModelScore untrained(RunFolder run) {
        return score(run, ModelName.PROBE_UNTRAINED);
    }

    private static ModelScore score(RunFolder run, String name) {
        return Objects.requireNonNull(run.record().result()).models().stream()
                .filter(model -> model.model().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> ids(Split... splits) {
        Set<String> ids = new TreeSet<>();
        for (Split split : splits)
            project.cohort(TinyCohort.NAME).films(split).forEach(film -> ids.add(film.imageId()));
        return ids;
    }

    private static Predicate<RunEvent> pretrainStep(long number) {
        return event ->
                event instanceof RunEvent.StepDone step && step.phase().equals(Phase.PRETRAIN) && step.step() == number;
    }

    private static List<String> checkpoints(RunFolder run) {
        String[] names = run.path().resolve("checkpoints").toFile().list();
        return names == null
                ? List.of()
                : Stream.of(names)
                        .filter(name -> name.endsWith(".safetensors"))
                        .sorted()
                        .toList();
    }

    private long runFolders() throws IOException {
        try (Stream<Path> folders = Files.list(project.runsFolder())) {
            return folders.count();
        }
    }

    /// The run that was begun last.
    private RunFolder latest() {
        return project.existingRun(project.runs().getFirst().id());
    }

    /// Puts a folder that is not empty where the run that was begun last wants to write a file: a disk that
    /// refuses it.
    private void obstruct(String file) {
        try {
            Files.createDirectories(latest().path().resolve(file).resolve("full"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void clear(RunFolder run, String file) throws IOException {
        Files.delete(run.path().resolve(file).resolve("full"));
        Files.delete(run.path().resolve(file));
    }
}
