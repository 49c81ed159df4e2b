package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.discern.config.RunConfig;
import org.discern.engine.Safetensors;
import org.discern.engine.Tensor;
import org.discern.model.EmbeddingSet;
import org.discern.model.Metric;
import org.discern.model.ModelScore;
import org.discern.model.RunEvent;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A run on the [TinyCohort] that is never disturbed, and what tests need to compare others with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UndisturbedRun {
    final RunConfig config = TinyRun.config();
    final Engines engines = TestEngines.both();
    final Path folder;
    final Path description;
    final Project project;
    final RunExperiment experiment;
    final RunFolder undisturbed;

    UndisturbedRun(@TempDir Path folder) {
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

    // --- how tests get there ---

    /// A run that was stopped after a step of its pre-training.
    RunFolder startedUpTo(long step, RunConfig settings) {
        assertThrows(
                CancellationException.class,
                () -> experiment.start(settings, RecordingContext.stoppingAt(pretrainStep(step))));
        return latest();
    }

    /// Goes on with a run and stops it as soon as it has its encoder.
    void resumeToTheEncoder(RunFolder run) {
        assertThrows(
                CancellationException.class,
                () -> experiment.resume(
                        run.id(),
                        RecordingContext.stoppingAt(event -> event instanceof RunEvent.PhaseStarted started
                                && started.phase().equals(Phase.FEATURES))));
    }

    // --- what tests compare ---

    void assertSamePretraining(RunFolder run) {
        assertSameTensors(undisturbed, run);
        assertEquals(withoutSpeed(steps(undisturbed)), withoutSpeed(steps(run)));
    }

    void assertSameAsUndisturbed(RunFolder run) {
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

    static void assertSameTensors(RunFolder expected, RunFolder run) {
        Map<String, Tensor> tensors = Safetensors.read(run.encoder()).tensors();
        Map<String, Tensor> wanted = Safetensors.read(expected.encoder()).tensors();
        assertEquals(List.copyOf(wanted.keySet()), List.copyOf(tensors.keySet()));
        wanted.forEach((name, tensor) -> assertArrayEquals(values(tensor), values(tensors.get(name)), name));
    }

    /// Each value as text, which keeps every bit.
    static String[] values(@Nullable Tensor tensor) {
        return switch (Objects.requireNonNull(tensor)) {
            case Tensor.Floats floats ->
                IntStream.range(0, floats.values().length)
                        .mapToObj(i -> Integer.toHexString(Float.floatToRawIntBits(floats.values()[i])))
                        .toArray(String[]::new);
            case Tensor.Longs longs ->
                Arrays.stream(longs.values()).mapToObj(Long::toString).toArray(String[]::new);
        };
    }

    static List<RunEvent.StepDone> steps(RunFolder run) {
        return MetricsLog.read(run.metrics(), run.json()).stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .toList();
    }

    static List<String> laterPhases(RunFolder run) {
        return MetricsLog.read(run.metrics(), run.json()).stream()
                .filter(RunEvent.PhaseStarted.class::isInstance)
                .map(event -> ((RunEvent.PhaseStarted) event).phase())
                .filter(phase -> !phase.equals(Phase.PRETRAIN))
                .toList();
    }

    static List<RunEvent.StepDone> withoutSpeed(List<RunEvent.StepDone> steps) {
        return steps.stream()
                .map(step -> {
                    Map<String, Double> values = new TreeMap<>(step.values());
                    values.remove(Metric.IMAGES_PER_SECOND);
                    values.remove(Metric.LOADER_WAIT_SHARE);
                    return new RunEvent.StepDone(step.phase(), step.step(), step.totalSteps(), step.epoch(), values);
                })
                .toList();
    }

    static ModelScore untrained(RunFolder run) {
        return score(run, ModelName.PROBE_UNTRAINED);
    }

    static ModelScore score(RunFolder run, String name) {
        return Objects.requireNonNull(run.record().result()).models().stream()
                .filter(model -> model.model().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Set<String> ids(Split... splits) {
        Set<String> ids = new TreeSet<>();
        for (Split split : splits)
            project.cohort(TinyCohort.NAME).films(split).forEach(film -> ids.add(film.imageId()));
        return ids;
    }

    static Predicate<RunEvent> pretrainStep(long number) {
        return event ->
                event instanceof RunEvent.StepDone step && step.phase().equals(Phase.PRETRAIN) && step.step() == number;
    }

    static List<String> checkpoints(RunFolder run) {
        String[] names = run.path().resolve("checkpoints").toFile().list();
        return names == null
                ? List.of()
                : Stream.of(names)
                        .filter(name -> name.endsWith(".safetensors"))
                        .sorted()
                        .toList();
    }

    long runFolders() throws IOException {
        try (Stream<Path> folders = Files.list(project.runsFolder())) {
            return folders.count();
        }
    }

    /// The run that was begun last.
    RunFolder latest() {
        return project.existingRun(project.runs().getFirst().id());
    }

    /// Puts a folder that is not empty where the run that was begun last wants to write a file: a disk that
    /// refuses it.
    void obstruct(String file) {
        try {
            Files.createDirectories(latest().path().resolve(file).resolve("full"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void clear(RunFolder run, String file) throws IOException {
        Files.delete(run.path().resolve(file).resolve("full"));
        Files.delete(run.path().resolve(file));
    }

    static List<Double> losses(RunFolder run) {
        return run.record().events().stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .map(step -> step.values().get(Metric.LOSS))
                .toList();
    }
}
