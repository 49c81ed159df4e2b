package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.config.ConfigFile;
import org.discern.config.EngineName;
import org.discern.config.RunConfig;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.testing.TestEngines;
import org.discern.workflow.EngineSpeeds.Loading;
import org.discern.workflow.EngineSpeeds.Loss;
import org.discern.workflow.EngineSpeeds.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureEnginesTest {
    @TempDir
    private Path scratch = Path.of("");

    @Test
    void findsEveryFigureForEachEngine() {
        EngineSpeeds speeds = TestEngines.measuring().run(tiny(), scratch, 1, new Listening(Integer.MAX_VALUE));
        assertEquals(2, speeds.engines().size());
        assertTrue(speeds.bareImagesPerSecond() > 0);
        for (Speed engine : speeds.engines()) {
            assertTrue(engine.step() > 0 && engine.stepWithLoading() > 0, engine.toString());
            assertEquals(
                    List.of(8, 65_536),
                    engine.losses().stream().map(Loss::keys).toList(),
                    "the experiment's queue and the published one");
            for (Loss loss : engine.losses()) {
                assertTrue(loss.lossMillis() > 0 && loss.productMillis() > 0, loss.toString());
            }
        }
        assertEquals(
                List.of(16, 224),
                speeds.loading().stream().map(Loading::sidePixels).toList());
        assertTrue(speeds.loading().stream().allMatch(size -> size.viewsPerSecond() > 0));
        assertEquals(List.of(), speeds.missing());
    }

    @Test
    void goesWithoutWhatThisMachineHasNot() {
        Engines one = new Engines(Map.of(EngineName.DL4J, Dl4jEngine::new, EngineName.TORCH, () -> {
            throw new Problem("libtorch cannot be loaded", "");
        }));
        MeasureEngines measuring = new MeasureEngines(one, (_, _, _) -> {
            throw new Problem("libtorch cannot be loaded", "");
        });
        EngineSpeeds speeds = measuring.run(tiny(), scratch, 1, new Listening(Integer.MAX_VALUE));
        assertEquals(
                List.of("dl4j"), speeds.engines().stream().map(Speed::engine).toList());
        assertTrue(Double.isNaN(speeds.bareImagesPerSecond()));
        assertEquals(2, speeds.missing().size());
        assertTrue(speeds.text().contains("use engine: dl4j;"), speeds.text());
        assertTrue(speeds.text().contains("libtorch cannot be loaded"), speeds.text());
    }

    @Test
    void stopsWhenAsked() {
        Listening context = new Listening(1);
        assertThrows(CancellationException.class, () -> TestEngines.measuring().run(tiny(), scratch, 1, context));
    }

    @Test
    void saysRatiosAndWhichEngineToUse() {
        Speed slow = new Speed("dl4j", "here", 45, 40, List.of(new Loss(32, 4096, 128, 30, 10)));
        Speed fast = new Speed("torch", "here", 98, 80, List.of());
        EngineSpeeds speeds =
                new EngineSpeeds("work", 100, List.of(slow, fast), List.of(new Loading(224, 3600)), List.of());
        String text = speeds.text();
        assertTrue(text.contains("80.0 images/s, 0.80 of the bare step's"), text);
        assertTrue(text.contains("3.00 matrix products"), text);
        assertTrue(text.contains("use engine: torch (2.00 times the images/s of dl4j)"), text);
    }

    private static RunConfig tiny() {
        return ConfigFile.parse("settings", """
                encoder: {width: 4}
                data: {imageSizePixels: 16, cacheSizePixels: 32}
                pretrain: {batchSize: 4}
                moco: {queueSize: 8, batchNormGroups: 1}
                """, List.of());
    }

    /// Asks to stop once it has heard of so many steps of measuring.
    private static final class Listening implements JobContext {
        private final int patience;
        private final List<RunEvent> heard = new ArrayList<>();

        Listening(int patience) {
            this.patience = patience;
        }

        @Override
        public synchronized void report(RunEvent event) {
            if (event instanceof RunEvent.StepDone step && step.phase().equals(Phase.MEASURING)) heard.add(event);
        }

        @Override
        public synchronized boolean cancelled() {
            return heard.size() >= patience;
        }
    }
}
