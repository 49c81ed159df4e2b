package org.discern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.discern.model.ImportReport;
import org.discern.model.RowProblem;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.ImportPreview;
import org.discern.workflow.PreviewImport;
import org.discern.workflow.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern import`: a data set into the project's catalog.
@Command(
        name = "import",
        description = "Bring a data set into the project, which is made if it does not exist, by its YAML description.")
final class ImportCommand implements Callable<Integer> {
    private static final int PROBLEMS_SHOWN = 20;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "DATASET.yaml",
            description = "describes the tables (see src/docs/datasets.md); for --preview also a data folder or table")
    private Path description = Path.of("");

    @Option(names = "--root", paramLabel = "DIR", description = "the data folder (default: as the description says)")
    private @Nullable Path root;

    @Option(
            names = "--preview",
            description =
                    "only tell what an import would find, or draft a description where none fits; changes nothing")
    private boolean preview;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (preview) {
            ImportPreview seen = Interruptible.run(
                    output.progress(terminal),
                    context -> new PreviewImport(PreviewImport.shippedDescriptions()).run(description, root, context));
            output.answer(terminal, seen, PreviewText.of(seen));
            return ExitCode.OK;
        }
        try (Project open = project.openOrMake()) {
            ImportReport report = Interruptible.run(
                    output.progress(terminal), context -> new ImportDataset(open).run(description, root, context));
            output.answer(terminal, report, text(report, report.imagesFound() + " images found"));
            return ExitCode.OK;
        }
    }

    /// @param images what is known of the image files
    static String text(ImportReport report, String images) {
        StringBuilder text = new StringBuilder(report.dataset())
                .append(": ")
                .append(report.rowsRead())
                .append(" rows read, ")
                .append(images)
                .append(", ")
                .append(report.problems().size())
                .append(report.problems().size() == 1 ? " problem" : " problems");
        for (RowProblem problem : report.problems()
                .subList(0, Math.min(PROBLEMS_SHOWN, report.problems().size()))) {
            text.append("\n  ").append(problem);
        }
        int more = report.problems().size() - PROBLEMS_SHOWN;
        if (more > 0) text.append("\n  and ").append(more).append(" more; `--json` lists all");
        if (!report.notice().isEmpty()) text.append("\n  ").append(report.notice());
        return text.toString();
    }
}
