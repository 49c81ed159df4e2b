package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.discern.model.DatasetSummary;
import org.discern.model.RunEvent;
import org.discern.model.RunState;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [OpenDemo] and [RunDemo], with fewer patients and steps than the demo has.
class DemoTest {
    private static final OpenDemo DEMO = new OpenDemo(16);
    private static final List<String> SHORT = List.of(
            "data.imageSizePixels=32",
            "encoder.width=4",
            "encoder.projectionDimension=8",
            "moco.queueSize=16",
            "moco.batchNormGroups=2",
            "pretrain.epochs=1",
            "pretrain.batchSize=8",
            "evaluation.bootstrapReplicates=100",
            "evaluation.tsne.iterations=10",
            "evaluation.findings=[Edema, Consolidation]");

    private final Path folder;

    DemoTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void drawsItsCohortOnce() {
        RecordingContext first = RecordingContext.patient();
        try (Project project = DEMO.run(folder, first)) {
            assertTrue(draws(first));
            DatasetSummary cohort = project.dataset(OpenDemo.DATASET);
            assertTrue(cohort.entry().synthetic(), "labelled synthetic wherever it shows");
            assertFalse(project.cohort(OpenDemo.DATASET).films().isEmpty());
        }
        RecordingContext again = RecordingContext.patient();
        DEMO.run(folder, again).close();
        assertFalse(draws(again));
    }

    @Test
    void anInterruptedDrawingIsMadeGoodTheNextTime() {
        RecordingContext stopped = RecordingContext.stoppingAt(RunEvent.StepDone.class::isInstance);
        assertThrows(CancellationException.class, () -> DEMO.run(folder, stopped));
        try (Project project = DEMO.run(folder, RecordingContext.patient())) {
            assertEquals(
                    16,
                    project.cohort(OpenDemo.DATASET).films().stream()
                            .map(film -> film.patientId())
                            .distinct()
                            .count());
        }
    }

    @Test
    void runsTheThreeMethodsIntoOneReport() throws IOException {
        try (Project project = DEMO.run(folder, RecordingContext.patient())) {
            Path report = new RunDemo(project, new RunExperiment(project, TestEngines.both()))
                    .run(SHORT, RecordingContext.patient());
            assertEquals(
                    List.of("DisCeRn", "MedAug", "MoCo"),
                    project.runs().stream().map(run -> run.method()).sorted().toList());
            assertTrue(project.runs().stream().allMatch(run -> run.state() == RunState.DONE));
            String page = Files.readString(report);
            for (String method : List.of("demo-moco", "demo-medaug", "demo-discern"))
                assertTrue(page.contains(method), method);
            assertTrue(page.contains("ynthetic"), "the report says that the cohort is synthetic");
        }
    }

    private static boolean draws(RecordingContext context) {
        return context.events().stream()
                .anyMatch(event -> event instanceof RunEvent.PhaseStarted phase
                        && phase.phase().equals(Phase.DRAWING));
    }
}
