package org.discern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.synthetic.SyntheticCohort;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.storage.DurableFile;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.JobContext;
import org.discern.workflow.LeaveFindingsOut;
import org.discern.workflow.OpenDemo;
import org.discern.workflow.Phase;
import org.discern.workflow.Project;
import org.discern.workflow.RunDemo;
import org.discern.workflow.RunExperiment;

/// The project that pictures of the workbench are taken over: the synthetic demo cohort with the three methods, short,
/// and with all that the panels can show of a run. Nobody's films. It is made where it is not there, in minutes.
final class GalleryProject {
    /// The three methods' runs, as the demo calls them.
    static final List<String> RUNS = List.of("demo-moco", "demo-medaug", "demo-discern");

    /// The one that ended early.
    static final String FAILED = "demo-on-a-full-disk";
    private static final String ELSEWHERE = "synthetic-elsewhere";
    private static final int ELSEWHERE_PATIENTS = 100;
    private static final long ELSEWHERE_SEED = 7;
    private static final String[] MATRIX = {
        "name=demo-matrix",
        "pair.positive=samePatient",
        "weighting.kind=mass",
        "weighting.findings=[Cardiomegaly, Pneumothorax, Pleural Effusion]",
        "pretrain.epochs=4",
        "evaluation.labelFractions=[1]",
        "evaluation.fusion.kind=none"
    };
    private static final List<String> SETTINGS = List.of(
            "engine=dl4j",
            "pretrain.epochs=12",
            "evaluation.unmentioned=negative",
            "evaluation.knn=true",
            "evaluation.neighbours.count=50",
            "evaluation.labelFractions=[0.1, 0.3, 1]",
            "evaluation.repeats=3",
            "evaluation.fusion.kind=standardised",
            "evaluation.fusion.permutations=10");

    private GalleryProject() {}

    /// Makes it alone: `PROJECT`.
    public static void main(String[] arguments) {
        make(Path.of(arguments[0]).toAbsolutePath());
        System.exit(0);
    }

    /// Makes what is missing.
    static void make(Path folder) {
        RecordingContext context = RecordingContext.telling(GalleryProject::tell);
        try (Project project = new OpenDemo().run(folder, context)) {
            RunExperiment experiment = new RunExperiment(project, TestEngines.both());
            Set<String> there = project.runs().stream().map(RunSummary::name).collect(Collectors.toSet());
            if (!there.contains(FAILED)) fail(experiment);
            List<String> done = project.runs().stream()
                    .filter(run -> run.state() == RunState.DONE)
                    .map(RunSummary::name)
                    .toList();
            if (!done.containsAll(RUNS)) new RunDemo(project, experiment).run(SETTINGS, context);
            judgeElsewhere(project, experiment, context);
            if (LeaveFindingsOut.kept(project).isEmpty())
                new LeaveFindingsOut(project, experiment).run(settings(MATRIX), context);
        }
    }

    /// The runs' models on films of other patients, which the program draws by another seed.
    private static void judgeElsewhere(Project project, RunExperiment experiment, JobContext context) {
        Path folder = project.folder().resolve(ELSEWHERE);
        Path description = folder.resolve("dataset.yaml");
        if (!Files.exists(description)) {
            SyntheticCohort.write(folder, ELSEWHERE_PATIENTS, ELSEWHERE_SEED, _ -> {}, () -> false);
            try {
                String described =
                        Files.readString(project.folder().resolve("synthetic").resolve("dataset.yaml"));
                DurableFile.replace(
                        description,
                        described
                                .replace(OpenDemo.DATASET, ELSEWHERE)
                                .replace("Synthetic demo cohort", "Synthetic, elsewhere"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            new ImportDataset(project).run(description, folder, context);
        }
        for (RunSummary run : project.runs()) {
            if (!RUNS.contains(run.name()) || run.state() != RunState.DONE) continue;
            if (project.run(run.id()).external().isEmpty())
                experiment.elsewhere().run(run.id(), ELSEWHERE, Optional.empty(), context);
        }
    }

    /// What a long run of these films is set by.
    static RunConfig settings(String... sets) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(List.of(sets));
        try {
            return ConfigFile.parse("demo.yaml", Files.readString(Path.of("assets", "demo.yaml")), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes runs that only a picture was taken of.
    static void forget(Path folder, String run) {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            for (Path each :
                    runs.filter(path -> path.toString().endsWith("-" + run)).toList()) {
                try (Stream<Path> parts = Files.walk(each)) {
                    for (Path part :
                            parts.sorted((one, other) -> other.compareTo(one)).toList()) Files.delete(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A run that ended early, as on a disk without room.
    private static void fail(RunExperiment experiment) {
        RecordingContext full = RecordingContext.telling(event -> {
            if (event instanceof RunEvent.StepDone step && step.phase().equals(Phase.PRETRAIN) && step.step() == 90)
                throw new Problem(
                        "The checkpoint could not be written: no space is left on the disk",
                        "Free some, then resume the run.");
        });
        try {
            RunSummary unused = experiment.start(settings("name=" + FAILED, "pair.positive=samePatient"), full);
        } catch (Problem expected) {
            System.out.println("a run has failed, as it was to");
        }
    }

    private static void tell(RunEvent event) {
        if (event instanceof RunEvent.Notice notice) System.out.println(notice.text());
        if (event instanceof RunEvent.PhaseStarted phase) System.out.println("  " + phase.phase());
    }
}
