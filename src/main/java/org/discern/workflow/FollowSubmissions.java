package org.discern.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.storage.DurableFile;
import org.jspecify.annotations.Nullable;

/// Runs that were given to a cluster: how they stand, their folders fetched, and an end put to them.
public final class FollowSubmissions {
    /// Stands in a submission's folder once there is nothing more to come.
    private static final String ENDED = "ended";

    private final Project project;

    public FollowSubmissions(Project project) {
        this.project = project;
    }

    /// A run on a cluster.
    ///
    /// @param job of the array, with its task, such as `4711_2`
    /// @param slurm what Slurm says of the task, such as `PENDING`; empty where it has forgotten it
    /// @param state by the run's folder
    public record Line(RunId run, String job, String slurm, RunState state) {
        /// Whether there is nothing more to come: it is done, or Slurm has let go of it.
        public boolean ended() {
            return state == RunState.DONE
                    || slurm.isEmpty()
                    || slurm.matches("COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL|OUT_OF_MEMORY");
        }
    }

    private record Known(Path folder, Submission submission) {}

    /// Fetches what the runs have written, where they do not write into the project itself, and says how they stand.
    public List<Line> follow() {
        List<Line> lines = new ArrayList<>();
        for (Known known : all(project.folder())) {
            if (!Files.exists(known.folder().resolve(ENDED))) lines.addAll(follow(known));
        }
        project.takeNotice();
        return lines;
    }

    private List<Line> follow(Known known) {
        Submission submission = known.submission();
        Slurm slurm = new Slurm(submission.site());
        Map<Integer, String> states = slurm.states(submission.job());
        if (!submission.site().isShared()) {
            List<String> parts = new ArrayList<>();
            parts.add(project.folder().relativize(known.folder()).toString());
            submission.tasks().forEach(task -> task.forEach(run -> parts.add("runs/" + run)));
            slurm.copyBack(project.folder(), parts);
        }
        List<Line> lines = new ArrayList<>();
        for (int task = 0; task < submission.tasks().size(); task++) {
            for (String run : submission.tasks().get(task)) {
                RunId id = new RunId(run);
                if (!Files.exists(project.runFolder(id))) continue; // a person has removed it
                lines.add(new Line(
                        id,
                        submission.job() + "_" + task,
                        states.getOrDefault(task, ""),
                        project.existingRun(id).state()));
            }
        }
        // What Slurm has let go of has been fetched for the last time.
        if (lines.stream().allMatch(Line::ended))
            DurableFile.replace(known.folder().resolve(ENDED), "");
        return lines;
    }

    /// Ends a run in good order where it is at work, and takes it out of the queue where it waits.
    ///
    /// @param project its folder; whether its catalog is open somewhere does not matter
    /// @return whether it was given to a cluster at all
    public static boolean stop(Path project, RunId run) {
        for (Known known : all(project).reversed()) {
            Submission submission = known.submission();
            for (int task = 0; task < submission.tasks().size(); task++) {
                if (!submission.tasks().get(task).contains(run.value())) continue;
                Slurm slurm = new Slurm(submission.site());
                @Nullable String state = slurm.states(submission.job()).get(task);
                if (state == null) return false; // over; it may be at work here since
                if (state.equals("RUNNING")) {
                    String folder = SubmitSweep.folder(submission.site(), project);
                    slurm.write(folder + "/runs/" + run.value() + "/request", WorkRequest.STOP.name());
                } else {
                    slurm.cancel(submission.job(), task);
                }
                return true;
            }
        }
        return false;
    }

    private static List<Known> all(Path project) {
        Path folder = project.resolve(SubmitSweep.FOLDER);
        if (!Files.isDirectory(folder)) return List.of();
        RunJson json = new RunJson();
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(one -> Files.exists(one.resolve(SubmitSweep.RECORD)))
                    .sorted()
                    .map(one -> new Known(one, json.read(one.resolve(SubmitSweep.RECORD), Submission.class)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
