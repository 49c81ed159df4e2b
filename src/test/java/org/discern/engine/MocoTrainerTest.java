package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.discern.config.ConfigFile;
import org.discern.config.PretrainConfig;
import org.discern.config.RunConfig;
import org.discern.engine.FakeModels.Moco;
import org.discern.engine.FakeModels.Pairs;
import org.discern.model.Metric;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;

class MocoTrainerTest {
    private final List<RunEvent> events = new ArrayList<>();
    private final List<Weights> saved = new ArrayList<>();

    private MocoTrainer trainer(int every, BooleanSupplier cancelled) {
        RunConfig defaults = ConfigFile.defaults();
        RunConfig config = new RunConfig(
                defaults.name(),
                defaults.seed(),
                defaults.engine(),
                defaults.data(),
                defaults.pair(),
                defaults.augment(),
                defaults.encoder(),
                Setups.moco(16, 0.99, 0.2, 1),
                defaults.weighting(),
                defaults.optimizer(),
                defaults.schedule(),
                new PretrainConfig(3, 2, every),
                defaults.evaluation(),
                defaults.acceptedLeaks());
        return new MocoTrainer(config, events::add, saved::add, cancelled, (_, _) -> Map.of());
    }

    private static List<String> steps(List<Weights> states) {
        return states.stream()
                .map(state -> state.metadata().get(Checkpoints.STEP) + "/"
                        + state.metadata().get(Checkpoints.EPOCH))
                .toList();
    }

    @Test
    void goesThroughAllEpochsInOrderWithTheScheduledRate() {
        Moco model = new Moco();
        assertEquals(MocoTrainer.Outcome.FINISHED, trainer(0, () -> false).train(model, new Pairs(4), 0));
        assertEquals(List.of(0f, 1f, 2f, 3f, 10f, 11f, 12f, 13f, 20f, 21f, 22f, 23f), model.seen);
        double base = ConfigFile.defaults().optimizer().learningRate();
        assertEquals(base, model.rates.getFirst());
        assertEquals(base * 0.25, model.rates.getLast(), 1e-12);
        assertEquals(List.of("4/1", "8/2", "12/3"), steps(saved));
        assertEquals(new RunEvent.PhaseStarted("pretrain", 12), events.getFirst());
        List<RunEvent.StepDone> done = events.stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .toList();
        assertEquals(12, done.size());
        assertEquals(5, done.get(4).step());
        assertEquals(2, done.get(4).epoch());
        assertEquals(5, done.get(4).values().get(Metric.LOSS));
        assertTrue(done.get(4).values().containsKey(Metric.IMAGES_PER_SECOND));
        assertFalse(done.get(4).values().containsKey(Metric.SAME_DISEASE_WEIGHT), "what is undefined is left out");
        RunEvent.EpochDone last = (RunEvent.EpochDone) events.getLast();
        assertEquals(10.5, last.values().get(Metric.LOSS));
    }

    @Test
    void resumesInTheMiddleOfAnEpochWhereItWasCancelled() {
        Moco model = new Moco();
        AtomicInteger asked = new AtomicInteger();
        MocoTrainer.Outcome outcome =
                trainer(0, () -> asked.getAndIncrement() == 6).train(model, new Pairs(4), 0);
        assertEquals(MocoTrainer.Outcome.CANCELLED, outcome);
        assertEquals(List.of("4/1", "6/1"), steps(saved));

        Moco resumed = new Moco();
        resumed.restore(saved.getLast());
        trainer(0, () -> false).train(resumed, new Pairs(4), Checkpoints.stepOf(saved.getLast()));
        assertEquals(List.of(0f, 1f, 2f, 3f, 10f, 11f, 12f, 13f, 20f, 21f, 22f, 23f), resumed.seen);
    }

    @Test
    void resumesAtTheEndOfAnEpochAndOfAllOfThem() {
        Moco model = new Moco();
        trainer(0, () -> false).train(model, new Pairs(4), 8);
        assertEquals(List.of(20f, 21f, 22f, 23f), model.seen);
        trainer(0, () -> false).train(model, new Pairs(4), 12);
        assertEquals(4, model.seen.size());
    }

    @Test
    void savesEverySoManyStepsButNotTwiceAtTheEndOfAnEpoch() {
        trainer(2, () -> false).train(new Moco(), new Pairs(4), 0);
        assertEquals(List.of("2/0", "4/1", "6/1", "8/2", "10/2", "12/3"), steps(saved));
    }

    @Test
    void filmsThatDoNotFillABatchAreAProblem() {
        Problem problem =
                assertThrows(Problem.class, () -> trainer(0, () -> false).train(new Moco(), new Pairs(0), 0));
        assertTrue(problem.hint().contains("pretrain.batchSize"));
    }
}
