package org.discern.cli;

import java.util.concurrent.Callable;
import org.discern.workflow.Examination;
import org.discern.workflow.ExamineMachine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `discern doctor`: what this machine offers.
@Command(
        name = "doctor",
        description = {
            "Say what of this machine serves, what is missing and what to do. The text names no person, machine or film,",
            "and can be pasted into a report of a fault."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Examination found = new ExamineMachine(terminal.detached().engines(), System.getenv()).run(project.path());
        output.answer(terminal, found, found.text().stripTrailing());
        return found.serves() ? ExitCode.OK : ExitCode.PROBLEM;
    }
}
