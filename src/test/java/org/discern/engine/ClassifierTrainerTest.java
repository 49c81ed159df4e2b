package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.discern.config.ConfigFile;
import org.discern.config.FineTuneConfig;
import org.discern.engine.FakeModels.Counter;
import org.discern.engine.FakeModels.Labelled;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.junit.jupiter.api.Test;

class ClassifierTrainerTest {
    private final List<RunEvent> events = new ArrayList<>();

    private ClassifierTrainer trainer(BooleanSupplier cancelled) {
        FineTuneConfig defaults = ConfigFile.defaults().evaluation().fineTune();
        FineTuneConfig config = new FineTuneConfig(5, 2, defaults.optimizer(), defaults.schedule());
        return new ClassifierTrainer(config, "fine-tune", events::add, cancelled);
    }

    @Test
    void returnsTheModelToItsBestEpoch() {
        Counter model = new Counter();
        double[] scores = {0.6, Double.NaN, 0.8, 0.8, 0.7};
        ClassifierTrainer.Outcome outcome =
                trainer(() -> false).train(model, new Labelled(4), m -> scores[(int) (((Counter) m).steps / 4) - 1]);
        assertEquals(new ClassifierTrainer.Outcome(false, 3, 0.8), outcome);
        assertEquals(12, model.steps);
        RunEvent.EpochDone third = events.stream()
                .filter(RunEvent.EpochDone.class::isInstance)
                .map(RunEvent.EpochDone.class::cast)
                .filter(done -> done.epoch() == 3)
                .findFirst()
                .orElseThrow();
        assertEquals(0.8, third.values().get(Metric.VALIDATION_AUROC));
        assertEquals(10.5, third.values().get(Metric.LOSS));
    }

    @Test
    void keepsTheLastEpochWhereNoScoreIsDefined() {
        Counter model = new Counter();
        ClassifierTrainer.Outcome outcome = trainer(() -> false).train(model, new Labelled(4), _ -> Double.NaN);
        assertEquals(5, outcome.bestEpoch());
        assertEquals(20, model.steps);
    }

    @Test
    void cancellingReturnsToTheBestEpochSoFar() {
        Counter model = new Counter();
        ClassifierTrainer.Outcome outcome = trainer(() -> model.steps == 6).train(model, new Labelled(4), _ -> 0.5);
        assertTrue(outcome.cancelled());
        assertEquals(1, outcome.bestEpoch());
        assertEquals(4, model.steps);
    }
}
