package org.discern.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.storage.DurableFile;

/// Runs in processes of their own, which survive the window and the terminal that started them. Such a process
/// works from the run's folder and the picture cache; all that passes between it and others are files of that
/// folder: `metrics.jsonl` and `state.json` from it, `request` to it.
///
/// @param command starts this program anew, up to its arguments
public record DetachedRuns(Engines engines, List<String> command) {
    /// The command that carries a prepared run out.
    public static final String WORK = "work";

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final int LINES_TOLD = 12;

    /// Starts a process for a prepared run and waits until it is at work.
    ///
    /// @throws Problem where it does not come to that, with what it said
    /// @throws CancellationException when stopped; the process is ended then
    public void start(Project project, RunId id, JobContext context) {
        RunFolder run = project.existingRun(id);
        Process process = launch(project.folder(), run);
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (run.worker() != Worker.OTHER_PROCESS) {
            boolean over = !process.isAlive();
            if (over && hasBegun(run)) break; // a short run
            if (over || System.nanoTime() > end) {
                process.destroy();
                throw new Problem("the run's own process did not begin: " + lastWords(run), "see " + run.processLog());
            }
            if (context.cancelled()) {
                process.destroy();
                context.checkCancelled();
            }
            pause();
        }
        project.index(run);
    }

    private static boolean hasBegun(RunFolder run) {
        return run.state() == RunState.DONE || run.state() == RunState.CANCELLED;
    }

    /// Asks the process at work on a run, whichever it is, for something.
    ///
    /// @param project its folder; whether its catalog is open somewhere does not matter
    /// @throws Problem where none is at work here
    public static void request(Path project, RunId id, WorkRequest request) {
        RunFolder run = folder(project, id);
        if (!Files.exists(run.config())) throw new Problem("there is no run " + id, "`discern runs` lists them");
        switch (run.worker()) {
            case OTHER_PROCESS, THIS_PROCESS -> DurableFile.replace(run.request(), request.name());
            case OTHER_MACHINE ->
                throw new Problem("the run " + id + " is at work on another machine", "ask for this there");
            case NOBODY -> throw new Problem("no process is at work on the run " + id, "resume it");
        }
    }

    /// Carries a prepared run out; what the started process does.
    ///
    /// @param project folder of the project, whose catalog is not opened
    /// @throws Problem where something fails on the way
    /// @throws CancellationException when stopped; the run can be resumed
    public RunSummary work(Path project, RunId id, JobContext context) {
        RunFolder run = folder(project, id);
        // A scheduler may start a run again that came to its end just before.
        if (run.state() == RunState.DONE) return run.summary();
        WorkControl control = new WorkControl();
        try (RequestWatch _ = new RequestWatch(run, control, context)) {
            return new RunWork(project, run, _ -> {}).carryOut(engines, new Controlled(context, control));
        }
    }

    private static RunFolder folder(Path project, RunId id) {
        return new RunFolder(project.resolve("runs").resolve(id.value()));
    }

    private Process launch(Path project, RunFolder run) {
        List<String> words = new ArrayList<>(ofItsOwn());
        words.addAll(command);
        words.addAll(List.of(WORK, "--project", project.toString(), run.id().value()));
        File log = run.processLog().toFile();
        try {
            Files.deleteIfExists(run.request());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            return builder.start();
        } catch (IOException e) {
            throw new Problem("could not start a process for the run " + run.id(), "run it in the window instead", e);
        }
    }

    /// In a session of its own, where the system has that, so that neither Ctrl-C nor the end of the terminal
    /// reaches it.
    private static List<String> ofItsOwn() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    private static String lastWords(RunFolder run) {
        try {
            List<String> lines = Files.readAllLines(run.processLog(), StandardCharsets.UTF_8);
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        } catch (IOException e) {
            return "it said nothing";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /// Looks for requests in the run's folder a few times a second.
    private record RequestWatch(Thread thread) implements AutoCloseable {
        RequestWatch(RunFolder run, WorkControl control, JobContext context) {
            this(Thread.ofPlatform().daemon().name("requests").start(() -> watch(run, control, context)));
        }

        private static void watch(RunFolder run, WorkControl control, JobContext context) {
            while (!Thread.currentThread().isInterrupted()) {
                if (context.cancelled()) control.request(WorkRequest.STOP);
                read(run).filter(request -> request != control.requested()).ifPresent(control::request);
                try {
                    Thread.sleep(POLL_MILLIS);
                } catch (InterruptedException over) {
                    return;
                }
            }
        }

        private static Optional<WorkRequest> read(RunFolder run) {
            try {
                return Files.exists(run.request())
                        ? Optional.of(WorkRequest.valueOf(
                                Files.readString(run.request()).strip()))
                        : Optional.empty();
            } catch (IOException | IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    /// Takes requests as they were watched for.
    private record Controlled(JobContext context, WorkControl control) implements JobContext {
        @Override
        public void report(RunEvent event) {
            context.report(event);
            control.heard(event);
        }

        @Override
        public boolean cancelled() {
            return control.cancelled() || context.cancelled();
        }
    }
}
