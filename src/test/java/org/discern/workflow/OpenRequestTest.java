package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRequestTest {
    @TempDir
    Path folder;

    @Test
    void aProjectsFileStandsForItsFolderAndAnExperimentForTheProjectThatItLiesIn() throws IOException {
        Path project = folder.resolve("chest");
        Project.open(project).close();
        assertEquals(new OpenRequest(project, Optional.empty()), OpenRequest.of(project.resolve("project.discern")));
        Path experiment =
                Files.createDirectories(project.resolve("experiments/later")).resolve("a.experiment");
        Files.writeString(experiment, "name: a\n");
        assertEquals(new OpenRequest(project, Optional.of(experiment)), OpenRequest.of(experiment));
    }

    @Test
    void aFolderIsAProjectToBe() {
        Path later = folder.resolve("later");
        assertEquals(new OpenRequest(later, Optional.empty()), OpenRequest.of(later));
    }

    @Test
    void anExperimentInNoProjectSaysWhereToPutIt() throws IOException {
        Path lost = Files.writeString(folder.resolve("lost.experiment"), "name: a\n");
        Problem problem = assertThrows(Problem.class, () -> OpenRequest.of(lost));
        assertTrue(problem.what().contains("lost.experiment"), problem.what());
        assertTrue(problem.hint().contains("experiments"), problem.hint());
    }

    @Test
    void commandsAreNoFiles() {
        assertTrue(OpenRequest.isFor("/home/x/chest/project.discern"));
        assertTrue(OpenRequest.isFor("a.experiment"));
        assertFalse(OpenRequest.isFor("demo"));
        assertFalse(OpenRequest.isFor("--version"));
    }
}
