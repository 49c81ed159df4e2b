package org.discern.workflow;

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
        assertEquals(
                2,
                sweep.runs().stream()
                        .filter(run -> foresee.of(run).encoderIsThere())
                        .count());
        assertTrue(foresee.hours(sweep) > 0);
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
        for (RunConfig run : sweep.runs()) assertTrue(foresee.of(run).encoderIsThere(), "what is there costs nothing");
    }

    @Test
    void nothingBeginsWhereOneDoesNotFit() throws IOException {
        long before = runFolders();
        SweepConfig sweep = SweepConfig.of("wide", config, Map.of("pretrain.batchSize", List.of("4", "4096")));
        Problem refused = assertThrows(
                Problem.class, () -> new RunSweep(project, experiment).run(sweep, RecordingContext.patient()));
        assertTrue(refused.what().startsWith("wide-batchSize-4096: pretrain.batchSize"), refused.what());
        assertEquals(before, runFolders());
    }

    private RunFolder run(String name) {
        return project.runs().stream()
                .filter(run -> run.name().equals(name))
                .map(run -> project.existingRun(run.id()))
                .findFirst()
                .orElseThrow();
    }
}
