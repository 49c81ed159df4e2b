package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.ImageCache;
import org.discern.engine.MocoModel;
import org.discern.engine.Weights;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectSimilaritiesTest extends UndisturbedRun {
    InspectSimilaritiesTest(@TempDir Path folder) {
        super(folder);
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
        for (int j = 0; j < 16; j++) {
            for (int c = 0; c < 8; c++) cosines[j] += q[c] * (double) keys[8 * j + c];
            sum += Math.exp(cosines[j] / config.moco().temperature());
        }
        FilmSimilarities.Positive itself = seen.positives().stream()
                .filter(one -> one.probability() == 1)
                .findFirst()
                .orElseThrow();
        assertEquals(film, itself.film(), "MoCo's positive");
        double positive = Math.exp(itself.similarity() / config.moco().temperature());
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
        String test =
                project.cohort(TinyCohort.NAME).films(Split.TEST).getFirst().imageId();
        assertThrows(
                Problem.class,
                () -> new InspectSimilarities(project, engines).of(undisturbed.id(), test, RecordingContext.patient()));
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
}
