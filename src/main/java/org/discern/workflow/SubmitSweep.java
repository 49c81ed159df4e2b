package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.discern.config.RunConfig;
import org.discern.config.SiteConfig;
import org.discern.config.SweepConfig;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;

/// Gives a sweep to a cluster: prepares its runs here, copies them with their pictures where the nodes do not see the
/// project's own folder, and submits one array job. What is done already is left out.
public final class SubmitSweep {
    static final String FOLDER = "submissions";
    static final String RECORD = "submission.json";

    private final Project project;
    private final RunExperiment experiments;

    public SubmitSweep(Project project, RunExperiment experiments) {
        this.project = project;
        this.experiments = experiments;
    }

    /// What would be done, for a person to read: the script and the runs of each task; nothing is changed.
    public static String plan(SweepConfig sweep, SiteConfig site, Path project) {
        List<List<RunConfig>> tasks = byEncoder(sweep.runs());
        String names = tasks.stream()
                .map(task -> task.stream().map(RunConfig::name).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        String copied =
                site.isShared() ? "" : "\n# copied to " + site.login() + ", " + site.folder() + ": runs, pictures\n";
        return Slurm.script(site, sweep.name(), tasks.size(), folder(site, project), FOLDER + "/" + sweep.name())
                + copied
                + "\n# tasks.txt, with the runs' folders\n"
                + names
                + "\n";
    }

    /// @return the folder of the submission
    /// @throws Problem where an experiment does not fit its films, or Slurm refuses
    /// @throws java.util.concurrent.CancellationException when stopped before the submission
    public Path run(SweepConfig sweep, SiteConfig site, JobContext context) {
        RunSweep.require(project, sweep);
        List<List<String>> tasks = new ArrayList<>();
        for (List<RunConfig> task : byEncoder(sweep.runs())) {
            List<String> ids = new ArrayList<>();
            for (RunConfig run : task) {
                context.checkCancelled();
                prepare(run, context).ifPresent(id -> ids.add(id.value()));
            }
            if (!ids.isEmpty()) tasks.add(ids);
        }
        if (tasks.isEmpty()) throw new Problem("all runs of the sweep are done", "there is nothing to submit");
        Path folder = DatedFolder.create(project.folder().resolve(FOLDER), Instant.now(), "-" + sweep.name());
        String inside = FOLDER + "/" + folder.getFileName();
        DurableFile.replace(
                folder.resolve("tasks.txt"),
                tasks.stream().map(task -> String.join(" ", task) + "\n").collect(Collectors.joining()));
        DurableFile.replace(
                folder.resolve("job.sh"),
                Slurm.script(site, sweep.name(), tasks.size(), folder(site, project.folder()), inside));
        Slurm slurm = new Slurm(site);
        if (!site.isShared()) stage(slurm, sweep, tasks, inside, context);
        String job = slurm.submit(folder(site, project.folder()), inside + "/job.sh");
        new RunJson().write(folder.resolve(RECORD), new Submission(sweep.name(), job, tasks, site));
        context.report(new RunEvent.Notice(
                RunEvent.Severity.INFO, "job " + job + " with " + tasks.size() + " tasks was given to Slurm"));
        return folder;
    }

    private Optional<RunId> prepare(RunConfig run, JobContext context) {
        ProvideRun provide = new ProvideRun(project, experiments);
        if (provide.finished(run).isPresent()) return Optional.empty();
        Optional<RunId> stopped = provide.stopped(run);
        return Optional.of(stopped.orElseGet(() -> experiments.prepare(run, context)));
    }

    private void stage(Slurm slurm, SweepConfig sweep, List<List<String>> tasks, String inside, JobContext context) {
        List<String> parts = new ArrayList<>(List.of(inside));
        tasks.forEach(task -> task.forEach(run -> parts.add("runs/" + run)));
        sweep.runs().stream()
                .map(run -> project.folder()
                        .relativize(project.imagesFolder(run.data().cacheSizePixels()))
                        .toString())
                .distinct()
                .filter(cache -> Files.exists(project.folder().resolve(cache)))
                .forEach(parts::add);
        context.report(new RunEvent.Notice(RunEvent.Severity.INFO, "runs and pictures are being copied"));
        slurm.copyThere(project.folder(), parts);
    }

    static String folder(SiteConfig site, Path project) {
        return site.isShared() ? project.toAbsolutePath().toString() : site.folder();
    }

    private static List<List<RunConfig>> byEncoder(List<RunConfig> runs) {
        Map<List<Object>, List<RunConfig>> tasks = new LinkedHashMap<>();
        for (RunConfig run : runs)
            tasks.computeIfAbsent(run.encoderSettings(), _ -> new ArrayList<>()).add(run);
        return List.copyOf(tasks.values());
    }
}
