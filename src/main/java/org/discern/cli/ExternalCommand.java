package org.discern.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.discern.model.ExternalResult;
import org.discern.model.Finding;
import org.discern.model.ModelScore;
import org.discern.model.Split;
import org.discern.workflow.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern external`: a run's probe and networks on another data set.
@Command(name = "external", description = "Judge a run's probe and end-to-end networks on another data set.")
final class ExternalCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "the run whose models are judged")
    private String run = "";

    @Parameters(index = "1", paramLabel = "DATASET", description = "a data set of the project, not the run's own")
    private String dataset = "";

    @Option(names = "--split", description = "judge only the films of this split: train, validation or test")
    private @Nullable Split split;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ExternalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            ExternalResult result = Interruptible.run(
                    output.progress(terminal),
                    context -> terminal.experiments()
                            .apply(open)
                            .elsewhere()
                            .run(open.runId(run), dataset, Optional.ofNullable(split), context));
            output.answer(terminal, result, text(result));
            return ExitCode.OK;
        }
    }

    private static String text(ExternalResult result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s: %,d films of %,d patients", result.dataset(), result.films(), result.patients()));
        for (ModelScore model : result.models()) {
            Double macro = model.table().macroAuroc();
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-44s %s",
                    "AUROC, " + model.model(),
                    macro == null ? "n/a" : String.format(Locale.ROOT, "%.3f", macro)));
        }
        if (!result.missing().isEmpty()) {
            text.append(System.lineSeparator())
                    .append("not judged, because ")
                    .append(result.dataset())
                    .append(" does not know them: ")
                    .append(result.missing().stream().map(Finding::name).collect(Collectors.joining(", ")));
        }
        return text.toString();
    }
}
