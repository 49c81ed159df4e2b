package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import java.util.Arrays;
import org.discern.testing.TinyCohort;
import org.discern.model.Split;
import org.discern.model.Radiograph;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.ImageCache;
import org.discern.engine.MocoModel;
import org.discern.engine.Weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.config.RunConfig;
import org.discern.config.SweepConfig;
import org.discern.model.Problem;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSweepTest extends UndisturbedRun {
    RunSweepTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void aSweepThatWasStoppedGoesOnAndTrainsEachEncoderOnce() throws IOException {
        Map<String, List<String>> vary = new LinkedHashMap<>();
        vary.put("method", List.of("moco", "medaug"));
        vary.put("evaluation.labelFraction", List.of("0.5", "1"));
        SweepConfig sweep = SweepConfig.of("sweep", config, vary);
        ForeseeExperiment foresee = new ForeseeExperiment(project, new InspectPairs(project));
        double whole = foresee.hours(sweep);
        long before = runFolders();

        // Of MoCo there is an encoder, and a run with all labels; the rest is stopped within its training.
        assertThrows(
                CancellationException.class,
                () -> new RunSweep(project, experiment)
                        .run(sweep, RecordingContext.stoppingAt(pretrainStep(TinyRun.STEPS_AN_EPOCH + 1))));
        assertEquals(before + 2, runFolders());
        assertEquals(List.of(), steps(run("sweep-moco-l0.5")), "its encoder was there");

        Path report = new RunSweep(project, experiment).run(sweep, RecordingContext.patient());
        assertEquals(before + 3, runFolders());
        String page = Files.readString(report);
        for (String name : List.of("sweep-moco-l0.5", "sweep-medaug-l0.5", "sweep-medaug-l1"))
            assertTrue(page.contains(name), name);
        assertSameTensors(run("sweep-medaug-l0.5"), run("sweep-medaug-l1"));
        assertEquals(List.of(), steps(run("sweep-medaug-l1")), "trained once");

        new RunSweep(project, experiment).run(sweep, RecordingContext.patient());
        assertEquals(before + 3, runFolders(), "nothing is done twice");
        assertTrue(foresee.hours(sweep) < whole, "what is there costs nothing");
    }

    @Test
    void nothingBeginsWhereOneDoesNotFit() throws IOException {
        long before = runFolders();
        SweepConfig sweep =
                SweepConfig.of("wide", config, Map.of("pretrain.batchSize", List.of("4", "4096")));
        Problem refused = assertThrows(
                Problem.class, () -> new RunSweep(project, experiment).run(sweep, RecordingContext.patient()));
        assertTrue(refused.what().startsWith("wide-batchSize-4096: pretrain.batchSize"), refused.what());
        assertEquals(before, runFolders());
    }

    @Test
    void settingsAreForeseenByWhatRunsHaveShown() {
        ForeseeExperiment foresee = new ForeseeExperiment(project, new InspectPairs(project));
        Foresight same = foresee.of(config);
        assertEquals(TinyRun.STEPS_AN_EPOCH, same.batchesPerEpoch());
        assertEquals(TinyRun.STEPS, same.steps());
        assertTrue(same.encoderIsThere());
        assertTrue(same.speed().contains("films/s, as in run "), same.speed());
        assertEquals("", same.obstacle());

        Foresight other = foresee.of(TinyRun.config("encoder.width=8", "pretrain.epochs=6"));
        assertTrue(other.speed().contains("scaled"), other.speed());
        assertTrue(other.hours() > 3 * same.hours(), "three times the epochs, and a wider network");

        RunConfig longer = TinyRun.config("moco.queueSize=32");
        assertEquals(
                16 * (8 + 3 * 4) * Float.BYTES,
                foresee.of(longer).memoryBytes() - same.memoryBytes(),
                "sixteen more keys of eight values, and their logits with four queries");

        assertTrue(foresee.of(TinyRun.config("moco.queueSize=4096")).notices().getFirst().text().contains("queue"));
        assertTrue(foresee.of(TinyRun.config("evaluation.findings=[Gout]")).obstacle().contains("Gout"));
        Foresight leaking = foresee.of(TinyRun.config(
                "weighting.kind=mass", "weighting.findings=[Effusion]", "evaluation.findings=[]"));
        assertEquals(1, leaking.leaks().size(), leaking.leaks().toString());
        PairTotals pairs = foresee.pairs(config, RecordingContext.patient());
        List<Foresight.Line> lines = Foresight.lines(pairs, config.weighting().kind());
        assertEquals("0.0 % of the films", lines.getFirst().value(), "MoCo's positive is the film itself");
    }

    @Test
    void similaritiesAndTheirPartsOfTheLossAreTheCheckpoints() {
        Weights state = undisturbed.lastCheckpoint().orElseThrow();
        List<Radiograph> training = project.cohort(TinyCohort.NAME).films(Split.TRAIN);
        Radiograph film = training.get(5);
        FilmSimilarities seen = new InspectSimilarities(project, engines)
                .of(undisturbed.id(), film.imageId(), RecordingContext.patient());
        assertEquals(TinyRun.STEPS, seen.step());

        float[] q = projection(state, film);
        float[] keys = state.floats("queue.keys");
        double[] cosines = new double[16];
        double sum = 0;
        double positive = 0;
        for (int j = 0; j < 16; j++) {
            for (int c = 0; c < 8; c++) cosines[j] += q[c] * (double) keys[8 * j + c];
            sum += Math.exp(cosines[j] / config.moco().temperature());
        }
        FilmSimilarities.Positive itself = seen.positives().stream()
                .filter(one -> one.probability() == 1)
                .findFirst()
                .orElseThrow();
        assertEquals(film, itself.film(), "MoCo's positive");
        positive = Math.exp(itself.similarity() / config.moco().temperature());
        assertEquals(-Math.log(positive / (positive + sum)), seen.loss(), 1e-4);

        assertEquals(16, seen.keys().size(), "the whole queue");
        double[] expected = Arrays.stream(cosines).sorted().toArray();
        double[] found = seen.keys().stream()
                .mapToDouble(FilmSimilarities.Key::similarity)
                .sorted()
                .toArray();
        assertArrayEquals(expected, found, 1e-4);
        for (FilmSimilarities.Key key : seen.keys()) {
            assertEquals(
                    Math.exp(key.similarity() / config.moco().temperature()) / (positive + sum), key.lossShare(), 1e-4);
            assertEquals(film.patientId().equals(key.film().patientId()), key.samePatient());
        }
        String test = project.cohort(TinyCohort.NAME).films(Split.TEST).getFirst().imageId();
        assertThrows(
                Problem.class,
                () -> new InspectSimilarities(project, engines)
                        .of(undisturbed.id(), test, RecordingContext.patient()));
    }

    /// By a model that takes up its training, rather than by a frozen encoder.
    private float[] projection(Weights state, Radiograph film) {
        try (MocoModel model = engines.choose(config)
                        .engine()
                        .moco(config.encoder(), 32, config.moco(), config.weighting(), config.optimizer(), 1);
                ImageCache images = project.images(32);
                BatchStream<ImageBatch> plain =
                        new Pictures(config, images).inOrder(List.of(film)).plain()) {
            model.restore(state);
            return model.encode(plain.next()).projections()[0];
        }
    }

    private RunFolder run(String name) {
        return project.runs().stream()
                .filter(run -> run.name().equals(name))
                .map(run -> project.existingRun(run.id()))
                .findFirst()
                .orElseThrow();
    }
}
