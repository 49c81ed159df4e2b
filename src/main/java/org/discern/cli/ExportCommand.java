package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.workflow.CompareRuns;
import org.discern.workflow.ExportMlflow;
import org.discern.workflow.ExportRuns;
import org.discern.workflow.ExportTensorBoard;
import org.discern.workflow.JobContext;
import org.discern.workflow.Project;
import org.discern.workflow.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern export`: runs for papers and for other programs.
@Command(
        name = "export",
        description =
                "Export runs: figures (PNG, SVG, CSV), tables (CSV, Markdown, LaTeX), TensorBoard events, MLflow.")
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "runs, as `discern runs` lists them")
    private List<String> runs = List.of();

    @Option(names = "--to", required = true, description = "one of ${COMPLETION-CANDIDATES}")
    private Target target = Target.FIGURES;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the files (default: export)")
    private Path folder = Path.of("export");

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "address of an MLflow server, such as http://localhost:5000; nothing is sent anywhere else")
    private String server = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Where runs can go.
    private enum Target {
        FIGURES,
        TABLES,
        TENSORBOARD,
        MLFLOW
    }

    @Override
    public Integer call() {
        if (target == Target.MLFLOW && server.isEmpty())
            throw new Problem("--to mlflow needs the address of a server", "add --server http://HOST:PORT");
        try (Project open = project.open()) {
            List<RunId> named = runs.stream().map(open::runId).toList();
            if (target == Target.MLFLOW) {
                List<String> sent = Interruptible.run(
                        output.progress(terminal), context -> new ExportMlflow(open, server).run(named, context));
                for (String id : sent) output.answer(terminal, Map.of("mlflowRun", id), "MLflow run " + id);
                return ExitCode.OK;
            }
            Interruptible.run(output.progress(terminal), context -> files(open, named, context));
            output.written(terminal, folder);
            return ExitCode.OK;
        }
    }

    private List<Path> files(Project open, List<RunId> named, JobContext context) {
        if (target == Target.TENSORBOARD) return new ExportTensorBoard(open).run(named, folder, context);
        RunComparison comparison = new CompareRuns(open).run(named, CompareRuns.Repeats.APART, context);
        ExportRuns.What what = target == Target.FIGURES ? ExportRuns.What.FIGURES : ExportRuns.What.TABLES;
        return new ExportRuns(open).run(named, comparison, what, folder, context);
    }
}
