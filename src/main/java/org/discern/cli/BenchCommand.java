package org.discern.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.workflow.EngineSpeeds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern bench`: how fast the engines are on this machine, and which to use.
@Command(
        name = "bench",
        description = "Measure the engines of this machine on drawn films with an experiment's settings.")
final class BenchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "EXPERIMENT.yaml",
            arity = "0..1",
            description = "settings to measure with (default: the program's own)")
    private @Nullable Path experiment;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "overrides a setting, such as encoder.width=16")
    private List<String> settings = List.of();

    @Option(names = "--rounds", description = "rounds of each measurement (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Mixin
    private OutputOption output = new OutputOption();

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rounds < 1) throw new Problem("--rounds " + rounds + ": at least one round", "");
        RunConfig config = experiment == null
                ? ConfigFile.parse("--set", "name: bench", settings)
                : ConfigFile.read(experiment, settings);
        Path scratch = scratchFolder();
        try {
            EngineSpeeds speeds = Interruptible.run(
                    output.progress(terminal),
                    context -> terminal.measuring().get().run(config, scratch, rounds, context));
            output.answer(terminal, speeds, speeds.text());
            return ExitCode.OK;
        } finally {
            delete(scratch);
        }
    }

    private static Path scratchFolder() {
        try {
            return Files.createTempDirectory("discern-bench");
        } catch (IOException e) {
            throw new Problem("no folder for the drawn films can be made", "check the temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
