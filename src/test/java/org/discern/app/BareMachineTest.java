package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.testing.SecondProcess;
import org.discern.workflow.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program on a system that lacks what a desktop has, as a computer of a cluster or a container.
@EnabledOnOs(OS.LINUX)
class BareMachineTest {
    private static final int PROBLEM = 1;

    @TempDir
    private Path folder;

    @Test
    void aDisplayThatDoesNotAnswerIsNoBug() throws Exception {
        Ended window = discern(Map.of("DISPLAY", ":4711"), "gui");
        assertEquals(PROBLEM, window.code(), window.said());
        assertTrue(window.said().contains("the window cannot be opened: Unable to open DISPLAY"), window.said());
        assertTrue(window.said().contains("discern --help"), window.said());
    }

    @Test
    void withoutLettersARunEndsBeforeItBegins() throws Exception {
        Map<String, String> bare = withoutFonts();
        Path project = folder.resolve("project");
        Project.open(project).close();
        Ended run = discern(bare, "run", "assets/demo.yaml", "--project", project.toString());
        assertEquals(PROBLEM, run.code(), run.said());
        assertTrue(run.said().contains("no letters"), run.said());
        assertTrue(discern(bare, "doctor").said().contains("sudo apt install fontconfig"), "the doctor says so too");
    }

    private Map<String, String> withoutFonts() throws IOException {
        Path settings = folder.resolve("fonts.conf");
        Files.writeString(settings, "<fontconfig><dir>%s</dir></fontconfig>".formatted(folder.resolve("no-fonts")));
        return Map.of("FONTCONFIG_FILE", settings.toString());
    }

    private record Ended(int code, String said) {}

    /// Ends with the test's time at the latest.
    private Ended discern(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(SecondProcess.command(Main.class));
        // Java remembers the fonts of a system in the home of a person.
        command.add(1, "-Duser.home=" + folder);
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        return new Ended(code, Files.readString(said));
    }
}
