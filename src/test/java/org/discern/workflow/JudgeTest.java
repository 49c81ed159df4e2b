package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.discern.catalog.ParquetFiles;
import org.discern.config.RunConfig;
import org.discern.model.Finding;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunSummary;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encoders judged: again, by other settings, from other starts, on another engine.
class JudgeTest extends UndisturbedRun {
    JudgeTest(@TempDir Path folder) {
        super(folder);
    }

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

    /// Such as ImageNet's: one setting, whatever the run itself began with.
    @Test
    void judgesWeightsOfAFileAsABaseline() throws IOException {
        Path exported = Files.copy(undisturbed.encoder(), folder.resolve("imagenet-like.safetensors"));
        List<String> settings = List.of("evaluation.baselineWeights=" + exported, "evaluation.endToEnd=true");
        RunSummary again = experiment.evaluate(undisturbed.id(), settings, RecordingContext.patient());
        Files.delete(exported);
        RunResult result = Objects.requireNonNull(project.run(again.id()).result());
        String probe = "linear probe, weights of imagenet-like";
        String network = "end-to-end, weights of imagenet-like";
        assertEquals(
                List.of(
                        ModelName.PROBE_PRETRAINED,
                        ModelName.PROBE_UNTRAINED,
                        probe,
                        ModelName.END_TO_END_PRETRAINED,
                        network),
                result.models().stream().map(ModelScore::model).toList());
        // The file holds the run's own encoder, so that both come out alike.
        RunFolder run = project.existingRun(again.id());
        assertEquals(
                score(run, ModelName.PROBE_PRETRAINED).table(),
                score(run, probe).table());
        assertEquals(
                score(run, ModelName.END_TO_END_PRETRAINED).table(),
                score(run, network).table());
        assertTrue(result.differences().stream()
                .anyMatch(difference -> difference.reference().equals(probe)));
        RunSummary alone = experiment.start(
                TinyRun.config(
                        "pretrain.epochs=0",
                        "encoder.initialWeights=" + undisturbed.encoder(),
                        "evaluation.endToEnd=true",
                        "evaluation.untrainedBaseline=false"),
                RecordingContext.patient());
        RunResult without = Objects.requireNonNull(project.run(alone.id()).result());
        assertEquals(
                List.of(ModelName.PROBE_INITIAL, ModelName.END_TO_END_INITIAL),
                without.models().stream().map(ModelScore::model).toList());
        assertTrue(without.notes().contains("Initial weights: encoder.safetensors"));
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
}
