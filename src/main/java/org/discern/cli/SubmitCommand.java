package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.SiteConfig;
import org.discern.config.SweepConfig;
import org.discern.workflow.Project;
import org.discern.workflow.SubmitSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern submit`: a sweep on a cluster.
@Command(
        name = "submit",
        description = {
            "Give a sweep, or one experiment, to a cluster as an array job. What is done already is left out; a run that",
            "is stopped by its time limit or by a preemption goes on from its checkpoint. `discern jobs` follows it."
        })
final class SubmitCommand implements Callable<Integer> {
    /// The schedulers that are known.
    enum Scheduler {
        SLURM
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "SWEEP.yaml", description = "a sweep, or an experiment")
    private Path sweep = Path.of("");

    @Option(names = "--to", required = true, description = "the cluster's scheduler: slurm")
    private Scheduler scheduler = Scheduler.SLURM;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "overrides a setting of all experiments")
    private List<String> settings = List.of();

    @Option(names = "--dry-run", description = "print the job's script and its runs; change nothing")
    private boolean dry;

    @Mixin
    private SiteOption site = new SiteOption();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    SubmitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return switch (scheduler) {
            case SLURM -> toSlurm();
        };
    }

    private int toSlurm() {
        SweepConfig asked = ConfigFile.isSweep(sweep)
                ? ConfigFile.readSweep(sweep, settings)
                : SweepConfig.ofOne(ConfigFile.read(sweep, settings));
        SiteConfig cluster = site.site();
        if (dry) {
            terminal.out().print(SubmitSweep.plan(asked, cluster, project.path()));
            terminal.out().flush();
            return ExitCode.OK;
        }
        try (Project open = project.open()) {
            Path folder = Interruptible.run(
                    output.progress(terminal),
                    context -> new SubmitSweep(open, terminal.experiments().apply(open)).run(asked, cluster, context));
            output.written(terminal, folder);
            return ExitCode.OK;
        }
    }
}
