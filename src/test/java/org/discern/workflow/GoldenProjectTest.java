package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Projects as earlier versions wrote them open, and are worked with; those of newer versions are refused. A project
/// is kept of each version, made by [MakeGoldenProject]; the release recipe in CONTRIBUTING.md says how.
class GoldenProjectTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void aProjectOfAnEarlierVersionIsWorkedWith(String version) throws IOException {
        unpack(version);
        try (Project project = Project.open(folder)) {
            RunSummary run = project.runs().getFirst();
            assertEquals(RunState.DONE, run.state());
            assertEquals("DisCeRn", run.method());
            String film = project.cohort(OpenDemo.DATASET).films().getFirst().imageId();
            assertEquals(List.of("looked at"), new TagFilms(project).of(film));
            RunResult before = Objects.requireNonNull(project.run(run.id()).result());
            assertEquals(2, before.models().size(), "pre-trained and untrained");

            RunSummary again = new RunExperiment(project, TestEngines.both())
                    .evaluate(run.id(), List.of("evaluation.bootstrapReplicates=120"), RecordingContext.patient());
            RunResult after = Objects.requireNonNull(project.run(again.id()).result());
            assertEquals(before.testFilms(), after.testFilms());
            assertEquals(
                    Objects.requireNonNull(before.models().getFirst().table().macroAuroc()),
                    Objects.requireNonNull(after.models().getFirst().table().macroAuroc()),
                    0.1,
                    "the same encoder on the same pictures");
            Path report = new WriteReport(project).run(List.of(run.id(), again.id()), RecordingContext.patient());
            assertTrue(Files.readString(report).endsWith("</html>\n"));
        }
    }

    @Test
    void aProjectOfANewerVersionIsRefusedAndLeftAsItIs() throws IOException {
        Path mark = folder.resolve("project.discern");
        String newer = "{\"format\": 99, \"program\": \"DisCeRn Workbench 7.0.0\", \"more\": []}";
        Files.writeString(mark, newer);
        Problem refused = assertThrows(Problem.class, () -> Project.open(folder));
        assertTrue(refused.what().contains("newer version") && refused.what().contains("7.0.0"), refused.what());
        assertTrue(refused.hint().contains("that version"), refused.hint());
        assertEquals(newer, Files.readString(mark));
        assertEquals(
                List.of("project.discern"),
                List.of(Objects.requireNonNull(folder.toFile().list())));
    }

    @Test
    void aRunOfANewerVersionIsRefusedAndTheOthersStay() throws IOException {
        unpack("0.1.0");
        RunId old;
        RunId newer = new RunId("20990101-000000-newer");
        try (Project project = Project.open(folder)) {
            old = project.runs().getFirst().id();
            Path copy = Files.createDirectories(project.runFolder(newer));
            Files.copy(project.runFolder(old).resolve("state.json"), copy.resolve("state.json"));
            Files.writeString(copy.resolve("config.yaml"), "settingsOfTomorrow: 1\n");
            String environment = Files.readString(project.runFolder(old).resolve("environment.json"));
            Files.writeString(
                    copy.resolve("environment.json"),
                    environment
                            .replaceAll("\"format\"\\s*:\\s*\\d+", "\"format\": 99")
                            .replaceAll("\"program\"\\s*:\\s*\"[^\"]*\"", "\"program\": \"DisCeRn Workbench 7.0.0\""));
        }
        try (Project project = Project.open(folder)) {
            assertEquals(
                    List.of(old), project.runs().stream().map(RunSummary::id).toList());
            for (Problem refused : List.of(
                    assertThrows(Problem.class, () -> project.run(newer)),
                    assertThrows(Problem.class, () -> project.settings(newer)))) {
                assertTrue(
                        refused.what().contains("newer version")
                                && refused.what().contains("7.0.0"),
                        refused.what());
            }
            assertNotNull(project.run(old).result());
        }
    }

    @Test
    void aProjectOfBeforeTheMarkGetsOne() throws IOException {
        unpack("0.1.0");
        Path mark = folder.resolve("project.discern");
        Files.delete(mark);
        Project.open(folder).close();
        assertEquals(Format.NOW, Format.of(mark, new RunJson()).format());
    }

    private void unpack(String version) throws IOException {
        String name = "/projects/" + version + ".zip";
        try (InputStream resource = Objects.requireNonNull(GoldenProjectTest.class.getResourceAsStream(name), name);
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(zip, file);
            }
        }
    }
}
