package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.model.ModelComparison;
import org.discern.model.RunId;
import org.discern.workflow.CompareRuns;
import org.discern.workflow.Project;
import org.discern.workflow.RunComparison;
import org.discern.workflow.WriteComparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern compare`: which differences between runs the judged films support.
@Command(name = "compare", description = "Tell which differences between runs their test films support.")
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "runs of one data set, as `discern runs` lists them")
    private List<String> runs = List.of();

    @Option(
            names = "--together",
            description = "runs that differ in nothing but their seed are repeats of one experiment")
    private boolean together;

    @Option(names = "--out", paramLabel = "DIR", description = "writes the tables there, as CSV, Markdown and JSON")
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
        try (Project open = project.open()) {
            List<RunId> named = runs.stream().map(open::runId).toList();
            CompareRuns.Repeats repeats = together ? CompareRuns.Repeats.TOGETHER : CompareRuns.Repeats.APART;
            RunComparison comparison = Interruptible.run(
                    output.progress(terminal), context -> new CompareRuns(open).run(named, repeats, context));
            output.answer(terminal, comparison, text(comparison));
            if (folder != null) {
                List<Path> files = new WriteComparison(folder).run(comparison);
                if (!output.json()) terminal.out().println(files.size() + " files in " + folder);
            }
            return ExitCode.OK;
        }
    }

    private static String text(RunComparison comparison) {
        StringBuilder text = new StringBuilder(String.format(
                "%s: %,d %s films of %,d patients%n",
                comparison.dataset(), comparison.films(), comparison.judgedOn(), comparison.patients()));
        for (RunComparison.SettingDifference setting : comparison.settings()) {
            text.append("  ").append(setting.setting()).append(": ");
            text.append(String.join(" | ", setting.values())).append('\n');
        }
        for (ModelComparison pair : comparison.comparisons())
            text.append(pair.verdict()).append('\n');
        for (String note : comparison.notes())
            text.append("note: ").append(note).append('\n');
        return text.toString().stripTrailing();
    }
}
