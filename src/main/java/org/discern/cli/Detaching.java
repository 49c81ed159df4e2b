package org.discern.cli;

import org.discern.model.RunId;
import org.discern.workflow.Project;
import picocli.CommandLine.Option;

/// Whether a run goes on without its terminal.
final class Detaching {
    @Option(
            names = "--detach",
            description = "in a process of its own that survives this terminal; `discern stop RUN` stops it")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }

    /// Starts the process and says where it is to be found.
    void start(Terminal terminal, OutputOption output, Project project, RunId id) {
        Interruptible.run(output.progress(terminal), context -> {
            terminal.detached().start(project, id, context);
            return id;
        });
        output.answer(
                terminal,
                id,
                id + " runs in a process of its own\nfolder: " + project.runFolder(id) + "\nstop it by `discern stop "
                        + id + "`, watch it in the window");
    }
}
