package org.discern.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmLayout;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.ui.compare.Results;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.designer.Design;
import org.discern.ui.embedding.Layouts;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.shell.UseCases;
import org.discern.ui.slides.Slides;
import org.discern.ui.training.Runs;
import org.discern.workflow.CompareEmbeddings;
import org.discern.workflow.DetachedRuns;
import org.discern.workflow.Engines;
import org.discern.workflow.FollowSubmissions;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.LeaveFindingsOut;
import org.discern.workflow.LeaveFindingsOut.KeptMatrix;
import org.discern.workflow.MachineLoad;
import org.discern.workflow.MachineMeter;
import org.discern.workflow.OpenDemo;
import org.discern.workflow.Project;
import org.discern.workflow.ProjectEmbedding;
import org.discern.workflow.ReproduceSlides;
import org.discern.workflow.RunExperiment;
import org.discern.workflow.RunLog;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SlidesPage;
import org.discern.workflow.WaitingExperiments;
import org.discern.workflow.WorkRequest;
import org.discern.workflow.WriteReport;
import org.jspecify.annotations.Nullable;

/// The window's use cases, wired over one open project.
record Workbench(Project project, Engines engines) implements AutoCloseable {
    /// Opens a project; the demo's is made on first use.
    static Workbench open(Path folder, JobContext context) {
        boolean demo = folder.equals(OpenDemo.defaultFolder().toAbsolutePath().normalize());
        return new Workbench(demo ? new OpenDemo().run(folder, context) : Project.open(folder), Main.engines());
    }

    UseCases useCases() {
        return new UseCases(
                new Lists(project),
                FilmUseCases.of(project),
                Design.of(project, engines),
                new Experiments(project, engines),
                new Layings(project),
                new Outcomes(project),
                new Published(new ReproduceSlides(project)));
    }

    @Override
    public void close() {
        project.close();
    }

    private record Lists(Project project) implements ProjectContents {
        @Override
        public String name() {
            return project.name();
        }

        @Override
        public Path folder() {
            return project.folder();
        }

        @Override
        public List<DatasetSummary> datasets() {
            return project.datasets();
        }

        @Override
        public List<RunSummary> runs() {
            return project.runs();
        }

        @Override
        public RunConfig settings(RunId run) {
            return project.settings(run);
        }
    }

    /// Engines load native libraries when a run asks for them: films and results can be looked at without.
    private static final class Experiments implements Runs {
        private static final Duration BETWEEN_FOLLOWING = Duration.ofSeconds(20);

        private final Project project;
        private final RunExperiment experiment;
        private final DetachedRuns detached;
        private final FollowSubmissions submissions;
        private final WaitingExperiments waiting;
        private @Nullable MachineMeter meter;
        private Instant followed = Instant.EPOCH;

        Experiments(Project project, Engines engines) {
            this.project = project;
            this.experiment = new RunExperiment(project, engines);
            this.detached = Main.detached(engines);
            this.submissions = new FollowSubmissions(project);
            this.waiting = new WaitingExperiments(project);
        }

        @Override
        public RunSummary start(RunConfig config, JobContext context) {
            return experiment.start(config, context);
        }

        @Override
        public RunSummary resume(RunId id, JobContext context) {
            return experiment.resume(id, context);
        }

        @Override
        public RunId detach(RunConfig config, JobContext context) {
            RunId id = experiment.prepare(config, context);
            detached.start(project, id, context);
            return id;
        }

        @Override
        public RunId detachAgain(RunId id, JobContext context) {
            experiment.prepareAgain(id, context);
            detached.start(project, id, context);
            return id;
        }

        @Override
        public void request(RunId id, WorkRequest request) {
            boolean stop = request == WorkRequest.STOP || request == WorkRequest.STOP_AFTER_EPOCH;
            if (!stop || !FollowSubmissions.stop(project.folder(), id))
                DetachedRuns.request(project.folder(), id, request);
        }

        @Override
        public List<RunConfig> waiting() {
            return waiting.all();
        }

        @Override
        public void keepWaiting(List<RunConfig> experiments) {
            waiting.keep(experiments);
        }

        @Override
        public RunLog log(RunId id) {
            return project.log(id);
        }

        @Override
        public Standings takeNotice() {
            if (followed.plus(BETWEEN_FOLLOWING).isBefore(Instant.now())) {
                followed = Instant.now();
                List<FollowSubmissions.Line> unused = submissions.follow();
            }
            boolean changed = project.takeNotice();
            return new Standings(changed, project.atWork());
        }

        @Override
        public synchronized MachineLoad load() {
            MachineMeter made = meter == null ? new MachineMeter() : meter;
            meter = made;
            return made.load();
        }
    }

    private record Layings(Project project) implements Layouts {
        @Override
        public RunRecord read(RunId id) {
            return project.run(id);
        }

        @Override
        public FilmLayout lay(RunId run, LayoutSettings settings, LayoutControl control, JobContext context) {
            return new ProjectEmbedding(project).run(run, settings, control, context);
        }
    }

    private record Outcomes(Project project) implements Results {
        @Override
        public RunRecord read(RunId id) {
            return project.run(id);
        }

        @Override
        public KeptNeighbours neighbours(List<RunId> runs, JobContext context) {
            return new CompareEmbeddings(project).neighbours(runs, context);
        }

        @Override
        public List<KeptMatrix> matrices() {
            return LeaveFindingsOut.kept(project);
        }

        @Override
        public Path report(List<RunId> runs, JobContext context) {
            return new WriteReport(project).run(runs, context);
        }
    }

    private record Published(ReproduceSlides slides) implements Slides {
        @Override
        public SlidesPage page() {
            return slides.page();
        }

        @Override
        public Path write(JobContext context) {
            return slides.run(context);
        }
    }
}
