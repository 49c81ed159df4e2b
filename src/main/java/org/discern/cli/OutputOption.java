package org.discern.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.discern.model.RunSummary;
import org.discern.workflow.Project;
import org.discern.workflow.RunJson;
import picocli.CommandLine.Option;

/// How a command tells of its progress and its result.
final class OutputOption {
    @Option(names = "--json", description = "one JSON record a line, for programs")
    private boolean json;

    @Option(names = "--quiet", description = "no progress")
    private boolean quiet;

    boolean json() {
        return json;
    }

    Progress progress(Terminal terminal) {
        return new Progress(terminal, json ? Progress.Form.JSON : quiet ? Progress.Form.NONE : Progress.Form.TEXT);
    }

    /// Writes a record as a line of JSON, or as text.
    void answer(Terminal terminal, Object value, String text) {
        terminal.out().println(json ? new RunJson().line(value) : text);
        terminal.out().flush();
    }

    /// Names the page that was written.
    void report(Terminal terminal, Path page) {
        answer(terminal, Map.of("report", page.toString()), "report: " + page);
    }

    /// Names the folder that files were written to.
    void written(Terminal terminal, Path folder) {
        answer(terminal, Map.of("folder", folder.toString()), "written: " + folder);
    }

    /// Tells what a run found and where its report lies.
    void ended(Terminal terminal, Project project, RunSummary summary) {
        StringBuilder text = new StringBuilder(summary.id().value()).append('\n');
        summary.headline()
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %-44s %.3f%n", name, value)));
        Path report = project.runFolder(summary.id()).resolve("report.html");
        answer(terminal, summary, text.append("report: ").append(report).toString());
    }
}
