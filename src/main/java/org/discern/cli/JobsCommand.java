package org.discern.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.discern.workflow.FollowSubmissions;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `discern jobs`: how the runs on a cluster stand.
@Command(
        name = "jobs",
        description = "Say how the runs on a cluster stand, and fetch what they have written into the project.")
final class JobsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--watch", description = "again and again, until all have ended")
    private boolean watch;

    @Option(names = "--every", paramLabel = "SECONDS", description = "how often to ask with --watch; at least 1")
    private int everySeconds = 30;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    JobsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            FollowSubmissions follow = new FollowSubmissions(open);
            Interruptible.run(_ -> {}, context -> {
                while (true) {
                    List<FollowSubmissions.Line> lines = follow.follow();
                    for (FollowSubmissions.Line line : lines) output.answer(terminal, line, text(line));
                    if (lines.isEmpty() && !output.json()) terminal.out().println("no run is on a cluster");
                    if (!watch || lines.stream().allMatch(FollowSubmissions.Line::ended)) return lines.size();
                    for (int i = 0; i < 10 * Math.max(1, everySeconds); i++) {
                        context.checkCancelled();
                        pause();
                    }
                }
            });
            return ExitCode.OK;
        }
    }

    private static String text(FollowSubmissions.Line line) {
        return String.format(
                Locale.ROOT,
                "%-48s %-12s %-12s %s",
                line.run(),
                line.job(),
                line.slurm().isEmpty() ? "-" : line.slurm().toLowerCase(Locale.ROOT),
                line.state().name().toLowerCase(Locale.ROOT));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
