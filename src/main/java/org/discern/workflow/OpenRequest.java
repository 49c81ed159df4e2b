package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.discern.model.Problem;

/// What the window is asked to open: a project, and perhaps an experiment in its designer.
///
/// @param project its folder
/// @param experiment a file of settings
public record OpenRequest(Path project, Optional<Path> experiment) {
    /// The ending of experiments that a desktop opens by a double click; any YAML file serves as one.
    public static final String EXPERIMENT_ENDING = "experiment";

    private static final String PROJECT_ENDING = "discern";

    /// Whether a desktop opens such a file with this program.
    public static boolean isFor(String name) {
        return name.endsWith("." + PROJECT_ENDING) || name.endsWith("." + EXPERIMENT_ENDING);
    }

    /// @param named a project's folder, which need not be there yet, the file that marks a project, or an experiment
    ///     that lies within a project
    /// @throws Problem where an experiment lies in no project
    public static OpenRequest of(Path named) {
        Path path = named.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) return new OpenRequest(path, Optional.empty());
        boolean isProject = path.toString().endsWith("." + PROJECT_ENDING);
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            if (isProject) return new OpenRequest(folder, Optional.empty());
            if (Project.isIn(folder)) return new OpenRequest(folder, Optional.of(path));
        }
        throw new Problem(
                "The experiment " + path.getFileName() + " lies in no project",
                "Move it into the folder experiments of a project, or open a project and then the experiment in its designer.");
    }
}
