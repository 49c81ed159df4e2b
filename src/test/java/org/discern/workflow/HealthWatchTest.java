package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairBatch;
import org.discern.data.pair.PairSource;
import org.discern.engine.MocoModel;
import org.discern.engine.MocoTrainer;
import org.discern.engine.torch.TorchEngine;
import org.discern.model.Laterality;
import org.discern.model.RunEvent;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;

/// Real training of a small network on patterns that are easy to tell apart, and the same made to fail.
class HealthWatchTest {
    private static final int BATCH = 16;
    private static final int SIDE = 32;

    @Test
    void isSilentOnAHealthyRun() {
        Trained run = train(300, _ -> {});
        assertEquals(List.of(), run.notices);
        assertTrue(run.accuracy > 0.5, "it did learn: " + run.accuracy);
    }

    @Test
    void seesACollapse() {
        assertTold("collapsing", train(60, _ -> {}, "optimizer.learningRate=10"));
    }

    @Test
    void seesChanceLevel() {
        assertTold("chance level", train(new Patterns(_ -> {}, true), 300));
    }

    @Test
    void seesDivergence() {
        assertTold(
                "diverges",
                train(
                        100,
                        _ -> {},
                        "optimizer.kind=sgd",
                        "optimizer.learningRate=0.3",
                        "moco.temperature=0.05",
                        "moco.momentum=0.9"));
    }

    @Test
    void seesALoaderThatCannotKeepUp() {
        assertTold("starved", train(25, _ -> sleep(60)));
    }

    @Test
    void saysEachThingOnceAndNothingOfOtherPhases() {
        HealthWatch watch = HealthWatch.of(TinyRun.config());
        int said = 0;
        for (int step = 1; step <= 100; step++) {
            said += watch.see(step(Phase.PRETRAIN, step)).size();
            said += watch.see(step(Phase.END_TO_END, step)).size();
        }
        assertEquals(1, said);
    }

    private static RunEvent step(String phase, int step) {
        return new RunEvent.StepDone(phase, step, 100, 1, Map.of("loaderWaitShare", 0.9));
    }

    private static void assertTold(String words, Trained run) {
        assertTrue(
                run.notices.stream().anyMatch(notice -> notice.contains(words)),
                words + " is not in " + run.notices + ", last " + run.last);
    }

    /// @param accuracy mean of the last steps
    private record Trained(List<String> notices, double accuracy, Map<String, Double> last) {}

    private static Trained train(int steps, IntConsumer loading, String... sets) {
        return train(new Patterns(loading, false), steps, sets);
    }

    private static Trained train(Patterns pairs, int steps, String... sets) {
        List<String> all = new ArrayList<>(List.of(
                "pretrain.epochs=" + steps / Patterns.STEPS,
                "pretrain.batchSize=" + BATCH,
                "moco.queueSize=64",
                "moco.batchNormGroups=1",
                "moco.temperature=0.2",
                "encoder.width=8",
                "encoder.projectionDimension=32",
                "optimizer.learningRate=0.003"));
        all.addAll(List.of(sets));
        RunConfig config = TinyRun.config(all.toArray(String[]::new));
        HealthWatch watch = HealthWatch.of(config);
        List<String> notices = new ArrayList<>();
        List<Map<String, Double>> values = new ArrayList<>();
        try (MocoModel model = new TorchEngine()
                .moco(config.encoder(), SIDE, config.moco(), config.weighting(), config.optimizer(), config.seed())) {
            new MocoTrainer(
                            config,
                            event -> {
                                watch.see(event).forEach(notice -> notices.add(notice.text()));
                                if (event instanceof RunEvent.StepDone step) values.add(step.values());
                            },
                            _ -> {},
                            () -> false,
                            (_, _) -> Map.of())
                    .train(model, pairs, 0);
        }
        double accuracy = values.subList(Math.max(0, values.size() - 20), values.size()).stream()
                .mapToDouble(step -> step.getOrDefault("contrastAccuracy", 0.0))
                .average()
                .orElse(0);
        return new Trained(notices, accuracy, values.getLast());
    }

    /// Pictures of coarse random patterns, one a film; a view is its pattern with a little noise.
    ///
    /// @param unrelated whether the key shows another pattern than its query
    private record Patterns(IntConsumer loading, boolean unrelated) implements PairSource {
        private static final int STEPS = 10;
        private static final int COARSE = 8;

        @Override
        public int stepsPerEpoch() {
            return STEPS;
        }

        @Override
        public BatchStream<PairBatch> epoch(int epoch, int firstStep) {
            Iterator<Integer> steps = IntStream.range(firstStep, STEPS).iterator();
            return new BatchStream<>() {
                @Override
                public boolean hasNext() {
                    return steps.hasNext();
                }

                @Override
                public PairBatch next() {
                    int step = steps.next();
                    loading.accept(step);
                    return batch(step, new SplittableRandom(1000L * epoch + step));
                }

                @Override
                public void close() {
                    // Holds no threads.
                }
            };
        }

        private PairBatch batch(int step, SplittableRandom random) {
            List<FilmTags> tags = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                int film = step * BATCH + i;
                tags.add(new FilmTags(film, film, Laterality.FRONTAL, 0));
            }
            return new PairBatch(
                    views(step, random), views(unrelated ? random.nextInt(1000) : step, random), tags, tags);
        }

        private static ImageBatch views(int step, SplittableRandom noise) {
            float[] pixels = new float[BATCH * SIDE * SIDE];
            for (int i = 0; i < BATCH; i++) {
                SplittableRandom pattern = new SplittableRandom(step * BATCH + i);
                float[] coarse = new float[COARSE * COARSE];
                for (int c = 0; c < coarse.length; c++) coarse[c] = (float) pattern.nextGaussian();
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        pixels[(i * SIDE + y) * SIDE + x] = coarse[y * COARSE / SIDE * COARSE + x * COARSE / SIDE]
                                + 0.2f * (float) noise.nextGaussian();
                    }
                }
            }
            return new ImageBatch(BATCH, SIDE, pixels);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
