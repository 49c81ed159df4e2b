package org.discern.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.discern.config.SiteConfig;
import org.discern.model.Problem;

/// Slurm's own commands, on this machine or on a login node by ssh.
record Slurm(SiteConfig site) {
    private static final String RSYNC = "rsync";
    private static final int VANISHED = 24;
    private static final int PATIENCE_SECONDS = 120;
    private static final int COPY_PATIENCE_SECONDS = 24 * 3600;

    /// The array job that carries a submission out.
    ///
    /// @param folder of the project there
    /// @param submission its folder below that
    static String script(SiteConfig site, String name, int tasks, String folder, String submission) {
        List<String> options = new ArrayList<>();
        options.add("--job-name=discern-" + name);
        options.add("--array=0-" + (tasks - 1) + "%" + site.atOnce());
        if (!site.partition().equals("any")) options.add("--partition=" + site.partition());
        if (!site.account().equals("none")) options.add("--account=" + site.account());
        options.add("--cpus-per-task=" + site.processors());
        options.add("--mem=" + site.memoryGigabytes() + "G");
        if (site.gpus() > 0) options.add("--gpus=" + site.gpus());
        options.add("--time=" + time(site.hours()));
        options.add("--signal=B:USR1@" + site.noticeSeconds());
        options.add("--requeue");
        options.add("--open-mode=append");
        options.add("--output=" + submission + "/task-%a.log");
        options.addAll(site.options());
        StringBuilder head = new StringBuilder("#!/usr/bin/env bash\n");
        for (String option : options) head.append("#SBATCH ").append(option).append('\n');
        return head + """
                # Each task carries out the runs of one encoder, one after the other. A notice before the end, or a preemption,
                # stops the run at a checkpoint and puts the task back into the queue; so does a process that was killed.
                cd '%s' || exit 1
                line=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" '%s/tasks.txt')
                child=
                stopped=
                trap 'stopped=yes; [ -n "$child" ] && kill -TERM "$child" 2>/dev/null' TERM USR1
                first=
                for run in $line; do
                  first=${first:-$run}
                  if [ ! -e "runs/$run/encoder.safetensors" ] && [ -e "runs/$first/encoder.safetensors" ]; then
                    cp "runs/$first/encoder.safetensors" "runs/$run/encoder.aside"
                    mv "runs/$run/encoder.aside" "runs/$run/encoder.safetensors"
                  fi
                  code=0
                  %s work --project . "$run" >> "runs/$run/process.log" 2>&1 &
                  child=$!
                  wait "$child" || code=$?
                  while kill -0 "$child" 2>/dev/null; do code=0; wait "$child" || code=$?; done
                  child=
                  if [ -n "$stopped" ] || { [ "$code" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 5 ]; }; then
                    scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
                    exit "$code"
                  fi
                  [ "$code" -eq 0 ] || exit "$code"
                done
                """.formatted(folder, submission, site.program());
    }

    private static String time(double hours) {
        long minutes = Math.max(1, Math.round(60 * hours));
        return String.format(Locale.ROOT, "%d-%02d:%02d:00", minutes / 1440, minutes / 60 % 24, minutes % 60);
    }

    /// Gives a script of a folder there to Slurm.
    ///
    /// @return the job's number
    String submit(String folder, String script) {
        String said = run(List.of("sbatch", "--parsable", "--chdir=" + folder, folder + "/" + script))
                .strip();
        String job = said.split(";", 2)[0];
        if (!job.matches("\\d+")) throw new Problem("Slurm did not take the job: " + said, "see what sbatch says");
        return job;
    }

    /// State of each task of an array that Slurm still knows, such as `RUNNING` or `PENDING`, by its index. What has
    /// ended is forgotten after a while; then only the run's folder tells.
    Map<Integer, String> states(String job) {
        Map<Integer, String> states = new HashMap<>();
        String said;
        try {
            said = run(List.of("squeue", "--noheader", "--array", "--states=all", "--format=%K %T", "--jobs=" + job));
        } catch (Problem forgotten) {
            if (forgotten.what().contains("Invalid job id")) return states;
            throw forgotten;
        }
        for (String line : said.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length == 2 && words[0].matches("\\d+")) states.put(Integer.valueOf(words[0]), words[1]);
        }
        return states;
    }

    /// Takes a task out of the queue.
    void cancel(String job, int task) {
        String unused = run(List.of("scancel", job + "_" + task));
    }

    /// Writes a short text into a file there.
    void write(String file, String text) {
        String unused = run(List.of("sh", "-c", "printf %s '" + text + "' > '" + file + "'"));
    }

    /// Copies parts of the project there; what is there already is not sent again.
    ///
    /// @param parts relative to the project's folder
    void copyThere(Path project, List<String> parts) {
        List<String> words = copying();
        for (String part : parts) words.add(project + "/./" + part);
        words.add(there(site.folder()) + "/");
        execute(words, COPY_PATIENCE_SECONDS);
    }

    /// Copies parts of the project back.
    void copyBack(Path project, List<String> parts) {
        List<String> words = copying();
        for (String part : parts) words.add(there(site.folder()) + "/./" + part);
        words.add(project + "/");
        execute(words, COPY_PATIENCE_SECONDS);
    }

    private static List<String> copying() {
        return new ArrayList<>(List.of(RSYNC, "--archive", "--relative", "--mkpath", "--partial", "--exclude=*.aside"));
    }

    private String there(String path) {
        return site.isHere() ? path : site.login() + ":" + path;
    }

    private String run(List<String> words) {
        if (site.isHere()) return execute(words, PATIENCE_SECONDS);
        List<String> all = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", site.login(), "--"));
        for (String word : words) all.add("'" + word.replace("'", "'\\''") + "'");
        return execute(all, PATIENCE_SECONDS);
    }

    private static String execute(List<String> words, int patienceSeconds) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Problem(words.getFirst() + " did not answer", "is the cluster to be reached?");
            }
            // Files come and go while runs are at work: rsync's 24 says no more than that.
            boolean vanished =
                    process.exitValue() == VANISHED && words.getFirst().equals(RSYNC);
            if (process.exitValue() != 0 && !vanished)
                throw new Problem(
                        words.getFirst() + " failed: " + said.strip(),
                        "check the site's file, and whether the command works by hand");
            return said;
        } catch (IOException e) {
            throw new Problem(
                    words.getFirst() + " cannot be started here",
                    "install it, or name a login node in the site's file (login)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted");
        }
    }
}
