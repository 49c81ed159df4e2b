package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmLayout;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.ui.compare.Results;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.embedding.Layouts;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.shell.UseCases;
import org.discern.ui.slides.Slides;
import org.discern.ui.training.Runs;
import org.discern.workflow.CompareEmbeddings;
import org.discern.workflow.Engines;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.OpenDemo;
import org.discern.workflow.Project;
import org.discern.workflow.ProjectEmbedding;
import org.discern.workflow.ReproduceSlides;
import org.discern.workflow.RunExperiment;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SlidesPage;
import org.discern.workflow.WriteReport;

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
                new Experiments(new RunExperiment(project, engines), project),
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
    }

    /// Engines load native libraries when a run asks for them: films and results can be looked at without.
    private record Experiments(RunExperiment experiment, Project project) implements Runs {
        @Override
        public RunSummary start(RunConfig config, JobContext context) {
            return experiment.start(config, context);
        }

        @Override
        public RunSummary resume(RunId id, JobContext context) {
            return experiment.resume(id, context);
        }

        @Override
        public RunRecord read(RunId id) {
            return project.run(id);
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
