package org.discern.workflow;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;

/// Writes runs as TensorBoard event files, a folder a run: `tensorboard --logdir FOLDER` shows them. The log knows
/// no times, so every value carries that at which its run started.
public final class ExportTensorBoard {
    private final Project project;

    public ExportTensorBoard(Project project) {
        this.project = project;
    }

    /// @return the files, which replace those of an earlier export
    public List<Path> run(List<RunId> runs, Path folder, JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.EXPORT, runs.size()));
        return runs.stream()
                .distinct()
                .map(project::run)
                .map(run -> write(run, folder, context))
                .toList();
    }

    static Path write(RunRecord run, Path folder, JobContext context) {
        Instant started = run.summary().started();
        double wallSeconds = started.toEpochMilli() / 1e3;
        Path file = folder.resolve(run.summary().id().value())
                .resolve("events.out.tfevents." + started.getEpochSecond() + ".discern");
        DurableFile.replace(file, aside -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                TensorBoardEvents events = new TensorBoardEvents(out, wallSeconds);
                for (RunScalars.Scalar scalar : RunScalars.of(run)) {
                    context.checkCancelled();
                    events.scalar(scalar.name(), scalar.value(), scalar.step(), wallSeconds);
                }
            }
        });
        return file;
    }
}
