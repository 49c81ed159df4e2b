package org.discern.cli;

import java.nio.file.Path;
import org.discern.workflow.Project;
import picocli.CommandLine.Option;

/// The project a command works on.
final class ProjectOption {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "project folder; made if it does not exist (default: the current folder)")
    private Path folder = Path.of("");

    Project open() {
        return Project.open(folder.toAbsolutePath().normalize());
    }
}
