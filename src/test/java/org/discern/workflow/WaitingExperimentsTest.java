package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingExperimentsTest {
    @Test
    void areFoundAgainInOrderWithAllTheirSettings(@TempDir Path folder) {
        List<RunConfig> waiting = List.of(
                TinyRun.config("name=b", "weighting.findings=[Edema, Support Devices]"),
                TinyRun.config("name=a"),
                TinyRun.config("name=a"));
        try (Project project = Project.open(folder)) {
            assertEquals(List.of(), new WaitingExperiments(project).all());
            new WaitingExperiments(project).keep(waiting);
        }
        try (Project again = Project.open(folder)) {
            WaitingExperiments kept = new WaitingExperiments(again);
            assertEquals(waiting, kept.all());
            kept.keep(List.of());
            assertEquals(List.of(), kept.all());
        }
    }

    @Test
    void aFileThatCannotBeUnderstoodIsAProblemThatNamesIt(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("queue.yaml"), "name: one\n---\nmoco: {temprature: 1}\n");
        try (Project project = Project.open(folder)) {
            Problem problem = assertThrows(Problem.class, new WaitingExperiments(project)::all);
            assertEquals(true, problem.hint().contains("queue.yaml"), problem.hint());
        }
    }
}
