package org.discern.cli;

import java.nio.file.Path;
import org.discern.model.Problem;
import org.discern.workflow.Project;
import picocli.CommandLine.Option;

/// The project a command works on.
final class ProjectOption {
    @Option(names = "--project", paramLabel = "DIR", description = "project folder (default: the current folder)")
    private Path folder = Path.of("");

    /// The project there.
    ///
    /// @throws Problem where there is none
    Project open() {
        if (!Project.isIn(path())) {
            throw new Problem("there is no project in " + path(), "check --project; `discern import` makes a project");
        }
        return Project.open(path());
    }

    /// The project there, made if it does not exist.
    Project openOrMake() {
        return Project.open(path());
    }

    /// Its folder.
    Path path() {
        return folder.toAbsolutePath().normalize();
    }
}
