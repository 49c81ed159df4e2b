package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.app.Main;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.config.SiteConfig;
import org.discern.config.SweepConfig;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.RecordingContext;
import org.discern.testing.SecondProcess;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps on a cluster. What needs a Slurm is run by `.ci/slurm`, which brings one, and a login node to reach it by
/// ssh.
class SubmitSweepTest {
    @TempDir
    private Path folder;

    /// How the runs stood when they were last asked about.
    private String standing = "";

    @Test
    void thePlanIsASoundScriptWithOneTaskAnEncoder() throws Exception {
        String plan = SubmitSweep.plan(
                sweep(1, "1,2", "moco", "medaug", "discern"),
                site("partition=gpu", "gpus=1", "hours=1.5", "options=[--constraint=a100]"),
                folder);
        for (String option : List.of(
                "--array=0-5%8",
                "--partition=gpu",
                "--gpus=1",
                "--time=0-01:30:00",
                "--constraint=a100",
                "--signal=B:USR1@120",
                "--requeue")) assertTrue(plan.contains("#SBATCH " + option + "\n"), option);
        assertTrue(plan.contains("\ntiny-moco-s1-l0.5 tiny-moco-s1-l1\n"), plan);
        Path script = Files.writeString(folder.resolve("job.sh"), plan.substring(0, plan.indexOf("\n# tasks.txt")));
        Process check =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertEquals(0, check.waitFor());
    }

    @Test
    void aSiteThatWouldRunOtherCommandsIsRefused() {
        for (String wrong : List.of(
                "partition=a;b",
                "login=-oProxyCommand=x",
                "folder='/a b`c`'",
                "program=\"'; rm\"",
                "options=[\"--wrap=$(x)\"]",
                "hours=0",
                "gpus=99",
                "partion=gpu")) assertThrows(Problem.class, () -> site(wrong), wrong);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "SLURM_CONF", matches = ".+")
    void aSweepOnSlurmEndsAsOneHere() throws Exception {
        String login = System.getenv("DISCERN_LOGIN");
        endsAsHere(sweep(2, "1", "moco", "discern"), login == null ? "here" : login, _ -> {});
    }

    /// Twelve runs, one of them killed and one preempted on the way; Slurm lets each wait two minutes before it begins
    /// again.
    @Test
    @Tag("slow")
    @EnabledIfEnvironmentVariable(named = "SLURM_CONF", matches = ".+")
    void aDisturbedSweepOnSlurmEndsAsAnUndisturbedOneHere() throws Exception {
        endsAsHere(sweep(250, "1,2", "moco", "medaug", "discern"), "here", there -> {
            until("two tasks are at work", () -> atWork(there).size() == 2);
            RunFolder killed = atWork(there).getFirst();
            assertTrue(killed.process().orElseThrow().destroyForcibly());
            until(
                    "it is at work again",
                    () -> atWork(there).stream().anyMatch(run -> run.id().equals(killed.id())));
            until("two tasks are at work", () -> atWork(there).size() == 2);
            shell("sbatch --partition=high --exclusive --wrap 'sleep 1' --output=/dev/null --chdir=" + there);
            until("one has made room", () -> runs(there).stream().anyMatch(run -> run.state() == RunState.CANCELLED));
        });
    }

    /// In place of the many nodes that a cluster has: many runs, all in one array, soon after each other.
    @Test
    @Tag("slow")
    @EnabledIfEnvironmentVariable(named = "SLURM_CONF", matches = ".+")
    void aHundredShortRunsEndInOneArray() throws Exception {
        Path films = TinyCohort.write(folder.resolve("films"));
        String seeds = IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).collect(Collectors.joining(","));
        SweepConfig sweep = sweep(1, seeds, "moco");
        SiteConfig site =
                site("program=" + program(), "partition=low", "processors=1", "memoryGigabytes=1", "atOnce=50");
        try (Project project = project("cluster", films)) {
            new SubmitSweep(project, new RunExperiment(project, TestEngines.both()))
                    .run(sweep, site, RecordingContext.patient());
            FollowSubmissions follow = new FollowSubmissions(project);
            Set<String> jobs = new HashSet<>();
            until(Duration.ofMinutes(20), "all have ended", () -> {
                List<FollowSubmissions.Line> lines = follow.follow();
                assertEquals(100, lines.size(), () -> "before that: " + standing);
                lines.forEach(line -> jobs.add(line.job()));
                standing = lines.toString();
                return lines.stream().allMatch(line -> line.state() == RunState.DONE);
            });
            assertEquals(50, jobs.size(), "a task for each encoder");
            assertEquals(100, done(project).size());
            assertEquals(List.of(), follow.follow(), "nothing is left to follow");
        }
    }

    /// @param there the project's folder on the cluster
    @FunctionalInterface
    private interface Disturbance {
        void disturb(Path there) throws Exception;
    }

    private void endsAsHere(SweepConfig sweep, String login, Disturbance disturbance) throws Exception {
        Path films = TinyCohort.write(folder.resolve("films"));
        Path there = Files.createDirectories(folder.resolve("there"));
        SiteConfig site = site(
                "login=" + login,
                "folder=" + there,
                "program=" + program(),
                "partition=low",
                "processors=1",
                "memoryGigabytes=1",
                "noticeSeconds=30");
        try (Project project = project("cluster", films);
                Project local = project("local", films)) {
            Path submission = new SubmitSweep(project, new RunExperiment(project, TestEngines.both()))
                    .run(sweep, site, RecordingContext.patient());
            FollowSubmissions follow = new FollowSubmissions(project);
            disturbance.disturb(there);
            until("all have ended", () -> {
                List<FollowSubmissions.Line> lines = follow.follow();
                standing = lines.toString();
                return lines.stream().allMatch(line -> line.state() == RunState.DONE);
            });
            assertEquals(List.of(), follow.follow(), "nothing is left to follow");
            assertTrue(Files.exists(submission.resolve("job.sh")));

            new RunSweep(local, new RunExperiment(local, TestEngines.both())).run(sweep, RecordingContext.patient());
            Map<String, RunFolder> here = done(local);
            assertEquals(sweep.runs().size(), here.size());
            assertEquals(here.keySet(), done(project).keySet());
            done(project).forEach((name, run) -> {
                RunFolder expected = Objects.requireNonNull(here.get(name));
                UndisturbedRun.assertSameTensors(expected, run);
                assertEquals(
                        Objects.requireNonNull(expected.record().result()).models(),
                        Objects.requireNonNull(run.record().result()).models(),
                        name);
            });
        }
    }

    private static SweepConfig sweep(int epochs, String seeds, String... methods) {
        RunConfig experiment = TinyRun.config(
                "name=tiny",
                "weighting.findings=[Effusion]",
                "evaluation.findings=[Rare]",
                "pretrain.epochs=" + epochs,
                "pretrain.checkpointEverySteps=40",
                "acceptedLeaks.pretrainingLabels='made up'");
        Map<String, List<String>> vary = new LinkedHashMap<>();
        vary.put("method", List.of(methods));
        vary.put("seed", List.of(seeds.split(",")));
        vary.put("evaluation.labelFraction", List.of("0.5", "1"));
        return SweepConfig.of("tiny", experiment, vary);
    }

    private SiteConfig site(String... sets) {
        return ConfigFile.readSite(List.of(), List.of(sets));
    }

    private Project project(String name, Path films) {
        Project project = Project.open(folder.resolve(name));
        new ImportDataset(project).run(films, null, RecordingContext.patient());
        return project;
    }

    /// The program as it is installed, with the tests' class path.
    private Path program() throws IOException {
        String command = SecondProcess.command(Main.class).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path program = Files.writeString(folder.resolve("discern"), "#!/bin/sh\nexec " + command + " \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }

    /// Runs there whose process is training, past a checkpoint.
    private static List<RunFolder> atWork(Path there) {
        return runs(there).stream()
                .filter(run -> run.worker() == Worker.OTHER_PROCESS && run.hasCheckpoint())
                .toList();
    }

    private static List<RunFolder> runs(Path project) {
        try (Stream<Path> folders = Files.list(project.resolve("runs"))) {
            return folders.sorted().map(RunFolder::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, RunFolder> done(Project project) {
        return project.runs().stream()
                .filter(run -> run.state() == RunState.DONE)
                .collect(Collectors.toMap(RunSummary::name, run -> project.existingRun(run.id())));
    }

    private static void shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command).inheritIO().start();
        assertEquals(0, process.waitFor());
    }

    private void until(String what, BooleanSupplier holds) throws InterruptedException {
        until(Duration.ofMinutes(8), what, holds);
    }

    private void until(Duration patience, String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            assertFalse(System.nanoTime() > end, "still waiting until " + what + standing);
            Thread.sleep(200);
        }
    }
}
