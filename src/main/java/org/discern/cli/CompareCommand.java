package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.model.RunId;
import org.discern.workflow.CompareRuns;
import org.discern.workflow.ExportRuns;
import org.discern.workflow.Project;
import org.discern.workflow.RunComparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern compare`: what the judged films support of the differences between runs.
@Command(
        name = "compare",
        description = "Compare runs of one data set: differences with intervals and corrected tests, and a verdict.")
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "runs of one data set, as `discern runs` lists them")
    private List<String> runs = List.of();

    @Option(
            names = "--together",
            description = "runs that differ in nothing but their seed are repeats of one experiment")
    private boolean together;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "writes tables (CSV, Markdown, LaTeX, JSON) and figures (PNG, SVG, CSV) there")
    private @Nullable Path folder;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CompareRuns.Repeats how = together ? CompareRuns.Repeats.TOGETHER : CompareRuns.Repeats.APART;
        try (Project open = project.open()) {
            List<RunId> named = runs.stream().map(open::runId).toList();
            RunComparison comparison = Interruptible.run(
                    output.progress(terminal), context -> new CompareRuns(open).run(named, how, context));
            output.answer(terminal, comparison, comparison.text());
            Path to = folder;
            if (to != null) {
                Interruptible.run(
                        output.progress(terminal),
                        context -> new ExportRuns(open).run(named, comparison, ExportRuns.What.ALL, to, context));
                output.written(terminal, to);
            }
            return ExitCode.OK;
        }
    }
}
