package org.discern.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.discern.model.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    private final Path folder;
    private final Path file;

    DurableFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("result.json");
    }

    @BeforeEach
    void writeOld() throws IOException {
        Files.writeString(file, "old");
    }

    @Test
    void replacesAFileAsAWhole() throws IOException {
        DurableFile.replace(file, "new, ü");
        assertEquals("new, ü", Files.readString(file));
        assertOnly("result.json");
    }

    @Test
    void makesTheFolder() throws IOException {
        Path deep = folder.resolve("a/b/c.txt");
        DurableFile.replace(deep, "x");
        assertEquals("x", Files.readString(deep));
    }

    @Test
    void theOldContentStandsWhileTheNewIsWritten() throws IOException {
        DurableFile.replace(file, aside -> {
            Files.writeString(aside, "half of it");
            assertEquals("old", Files.readString(file));
        });
        assertEquals("half of it", Files.readString(file));
    }

    @Test
    void aFullDiskLeavesTheOldContentAndNothingElse() throws IOException {
        Problem problem = assertThrows(
                Problem.class,
                () -> DurableFile.replace(file, aside -> {
                    Files.writeString(aside, "half of it");
                    throw new IOException("No space left on device");
                }));
        assertTrue(problem.what().contains("result.json: No space left on device"), problem.what());
        assertFalse(problem.hint().isEmpty());
        assertEquals("old", Files.readString(file));
        assertOnly("result.json");
    }

    @Test
    void aProblemOfTheContentPassesAsItIsAndLeavesNothingElse() throws IOException {
        Problem thrown = new Problem("cannot be computed", "");
        Problem problem = assertThrows(
                Problem.class,
                () -> DurableFile.replace(file, aside -> {
                    Files.writeString(aside, "half of it");
                    throw thrown;
                }));
        assertEquals(thrown, problem);
        assertEquals("old", Files.readString(file));
        assertOnly("result.json");
    }

    @Test
    void whatAKilledWriterLeftIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("result.json.aside"), "torn and longer than the new content");
        DurableFile.replace(file, "new");
        assertEquals("new", Files.readString(file));
        assertOnly("result.json");
    }

    @Test
    void aFolderInItsWayIsAProblemAndStays() throws IOException {
        Files.createDirectories(folder.resolve("result.json.aside/full"));
        assertThrows(Problem.class, () -> DurableFile.replace(file, "new"));
        assertEquals("old", Files.readString(file));
        assertTrue(Files.isDirectory(folder.resolve("result.json.aside/full")));
    }

    @Test
    void aFolderOfItsNameIsAProblemAndStays() throws IOException {
        Path full = folder.resolve("name");
        Files.createDirectories(full.resolve("inside"));
        assertThrows(Problem.class, () -> DurableFile.replace(full, "text"));
        assertTrue(Files.isDirectory(full.resolve("inside")));
        assertOnly("name", "result.json");
    }

    private void assertOnly(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(found -> found.getFileName().toString()).sorted().toList());
        }
    }
}
