package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.model.Split;
import org.discern.storage.DurableFile;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The other process on the same project is in [RunExperimentTest].
class ProjectTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Path folder;

    ProjectTest(@TempDir Path parent) {
        folder = parent.resolve("deep/my project");
    }

    @Test
    void opensWhereThereIsNothingYet() {
        try (Project project = Project.open(folder)) {
            assertEquals("my project", project.name());
            assertEquals(List.of(), project.datasets());
            assertEquals(List.of(), project.runs());
        }
    }

    @Test
    void namesTheDataSetsThereAreWhereOneIsMissing() {
        try (Project project = Project.open(folder)) {
            Problem none = assertThrows(Problem.class, () -> project.cohort("nih"));
            assertTrue(none.hint().contains("discern import"), none.hint());
            new ImportDataset(project).run(TinyCohort.write(folder.resolve("films")), null, RecordingContext.patient());
            Problem other = assertThrows(Problem.class, () -> project.cohort("nih"));
            assertEquals("it has: tiny", other.hint());
        }
    }

    @Test
    void runsAreReadFromTheirFoldersWhenTheCatalogIsGone() throws IOException {
        List<RunSummary> before;
        try (Project project = Project.open(folder)) {
            project.index(run(NOW));
            project.index(run(NOW.plusSeconds(60)));
            before = project.runs();
        }
        assertEquals(2, before.size());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
        try (Project project = Project.open(folder)) {
            assertEquals(before, project.runs());
            assertEquals(
                    "20261122-100100-tiny-run", project.runs().getFirst().id().value());
        }
    }

    @Test
    void aRunWhoseFolderIsGoneIsNotListed() throws IOException {
        RunFolder run = run(NOW);
        Project.open(folder).close();
        Files.move(run.path(), folder.resolve("elsewhere"));
        try (Project project = Project.open(folder)) {
            assertEquals(List.of(), project.runs());
            assertThrows(Problem.class, () -> project.run(run.id()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "config.yaml, moco: [",
        "config.yaml, no: such setting",
        "environment.json, {",
        "environment.json, {}",
        "environment.json, 'null'",
        "state.json, {}",
        "state.json, torn",
        "result.json, {}",
        "result.json, '{\"method\": 3}'",
    })
    void aDamagedRunDoesNotKeepTheProjectFromOpening(String file, String damage) throws IOException {
        RunFolder damaged = run(NOW);
        RunFolder sound = run(NOW.plusSeconds(60));
        Files.writeString(damaged.path().resolve(file), damage);
        try (Project project = Project.open(folder)) {
            assertEquals(
                    List.of(sound.id()),
                    project.runs().stream().map(RunSummary::id).toList());
        }
    }

    @Test
    void foldersThatAreNoRunsAreLeftAlone() throws IOException {
        RunFolder run = run(NOW);
        Path begun = Files.createDirectories(folder.resolve("runs/20261122-095900-killed-before-it-began"));
        Path copy = Files.createDirectories(folder.resolve("runs/copy of a run"));
        Files.copy(run.config(), copy.resolve("config.yaml"));
        Files.writeString(folder.resolve("runs/notes.txt"), "mine");
        try (Project project = Project.open(folder)) {
            assertEquals(
                    List.of(run.id()),
                    project.runs().stream().map(RunSummary::id).toList());
        }
        assertTrue(Files.isDirectory(begun));
    }

    @Test
    void aDamagedCatalogIsAProblemAndCanBeDeleted() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("catalog.duckdb"), "no catalog");
        assertThrows(Problem.class, () -> Project.open(folder));
        Files.delete(folder.resolve("catalog.duckdb"));
        Project.open(folder).close();
    }

    @Test
    void findsARunByWhatAPersonTypes() {
        RunFolder run = run(NOW);
        try (Project project = Project.open(folder)) {
            assertEquals(run.id(), project.runId(run.id().value()));
            for (String wrong : List.of("", "no-such-run", "../runs/" + run.id(), "a b", "/etc")) {
                Problem problem = assertThrows(Problem.class, () -> project.runId(wrong));
                assertTrue(problem.hint().contains("discern runs"), problem.hint());
            }
        }
    }

    @Test
    void runsOfOneSecondGetFoldersOfTheirOwn() {
        RunId first = run(NOW).id();
        RunId second = run(NOW).id();
        assertEquals("20261122-100000-tiny-run", first.value());
        assertEquals("20261122-100000-tiny-run-2", second.value());
    }

    @Test
    void aStateOfAProcessThatIsGoneIsAnInterruption() throws IOException {
        RunFolder run = run(NOW);
        assertEquals(RunState.RUNNING, run.state(), "this process lives");
        Path state = run.path().resolve("state.json");
        Files.writeString(
                state,
                Files.readString(state)
                        .replaceAll("\"processStart\"\\s*:\\s*\"[^\"]*\"", "\"processStart\": \"earlier\""));
        assertEquals(RunState.INTERRUPTED, run.state(), "the same number, another process");
        Files.delete(state);
        assertEquals(RunState.INTERRUPTED, run.state());
    }

    /// The folder of a run that has just begun.
    private RunFolder run(Instant begun) {
        RunFolder run = RunFolder.create(folder.resolve("runs"), TinyRun.config(), begun);
        run.enter(RunState.RUNNING);
        ParquetFiles.writeCohort(
                run.cohort(),
                new Cohort("tiny", true, List.of(new Finding("Edema")), List.of(Films.film(0, Split.TRAIN, Map.of()))));
        run.json()
                .write(
                        run.environment(),
                        new Environment(
                                "test",
                                "java",
                                "system",
                                2,
                                100,
                                "dl4j",
                                "none",
                                "asked for",
                                "tiny",
                                "hash",
                                3,
                                begun.toString(),
                                null,
                                null));
        DurableFile.replace(run.config(), ConfigFile.write(TinyRun.config()));
        return run;
    }
}
