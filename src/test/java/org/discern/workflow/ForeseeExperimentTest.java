package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeseeExperimentTest extends UndisturbedRun {
    ForeseeExperimentTest(@TempDir Path folder) {
        super(folder);
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

        assertTrue(foresee.of(TinyRun.config("moco.queueSize=4096"))
                .notices()
                .getFirst()
                .text()
                .contains("queue"));
        assertTrue(foresee.of(TinyRun.config("evaluation.findings=[Gout]"))
                .obstacle()
                .contains("Gout"));
        Foresight leaking = foresee.of(
                TinyRun.config("weighting.kind=mass", "weighting.findings=[Effusion]", "evaluation.findings=[]"));
        assertEquals(1, leaking.leaks().size(), leaking.leaks().toString());
        PairTotals pairs = foresee.pairs(config, RecordingContext.patient());
        List<Foresight.Line> lines = Foresight.lines(pairs, config.weighting().kind());
        assertEquals("0.0 % of the films", lines.getFirst().value(), "MoCo's positive is the film itself");
    }
}
