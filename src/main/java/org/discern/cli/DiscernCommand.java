package org.discern.cli;

import java.util.concurrent.CancellationException;
import org.discern.model.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `discern`: the command line. One of the four borders where exceptions end: a [Problem] is told in words,
/// anything else is a bug.
@Command(
        name = "discern",
        description = "DisCeRn Workbench: self-supervised learning on chest X-rays.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nExit codes: 0 done, 1 problem, 2 usage, 3 stopped on request, 70 bug.")
public final class DiscernCommand {
    private static final Logger LOG = LoggerFactory.getLogger(DiscernCommand.class);

    private DiscernCommand() {}

    /// Does what the words of a command line ask for.
    ///
    /// @return an [ExitCode]
    public static int execute(Terminal terminal, String version, String... words) {
        return over(terminal, version).execute(words);
    }

    static CommandLine over(Terminal terminal, String version) {
        CommandLine line = new CommandLine(new DiscernCommand());
        line.getCommandSpec().version("discern " + version);
        line.addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new ClinicalCommand(terminal))
                .addSubcommand(new CoverageCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new PairsCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new SubmitCommand(terminal))
                .addSubcommand(new JobsCommand(terminal))
                .addSubcommand(new ResumeCommand(terminal))
                .addSubcommand(new StopCommand(terminal))
                .addSubcommand(new WorkCommand(terminal))
                .addSubcommand(new EvaluateCommand(terminal))
                .addSubcommand(new EmbedCommand(terminal))
                .addSubcommand(new ProjectCommand(terminal))
                .addSubcommand(new ExternalCommand(terminal))
                .addSubcommand(new MatrixCommand(terminal))
                .addSubcommand(new RunsCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new SlidesCommand(terminal))
                .addSubcommand(new BenchCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new GuiCommand(terminal));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setExecutionExceptionHandler((thrown, command, parsed) -> exitCodeOf(thrown, terminal));
        return line;
    }

    private static int exitCodeOf(Exception thrown, Terminal terminal) {
        switch (thrown) {
            case CancellationException stopped -> {
                terminal.err().println("stopped; what was done is kept (`discern resume`)");
                return ExitCode.CANCELLED;
            }
            case Problem problem -> {
                terminal.err().println("discern: " + problem.what());
                if (!problem.hint().isEmpty()) terminal.err().println("         " + problem.hint());
                return ExitCode.PROBLEM;
            }
            default -> {
                LOG.error("unexpected error", thrown);
                terminal.err().println("discern: unexpected error (a bug): " + thrown);
                return ExitCode.BUG;
            }
        }
    }
}
