package org.discern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.discern.workflow.Project;
import org.discern.workflow.ReproduceSlides;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `discern slides`: the DisCeRn slides' table beside this project's runs.
@Command(
        name = "slides",
        description =
                "Show the AUROCs of the DisCeRn slides beside this project's runs, what the published test sets can"
                        + " tell, and the experiments that fill the empty cells.")
final class SlidesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    SlidesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            ReproduceSlides slides = new ReproduceSlides(open);
            if (!output.json()) terminal.out().println(slides.markdown());
            Path page = Interruptible.run(output.progress(terminal), slides::run);
            output.report(terminal, page);
            return ExitCode.OK;
        }
    }
}
