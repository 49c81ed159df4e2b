package org.discern.ui.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.JobContext;
import org.discern.workflow.Project;
import org.discern.workflow.ReproduceSlides;
import org.discern.workflow.SameThreadJobs;
import org.discern.workflow.SlidesCell;
import org.discern.workflow.SlidesPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlidesViewModelTest {
    private final FakeDesktop desktop = new FakeDesktop();
    private final FakeProject contents = new FakeProject();
    private final Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
    private final ProjectModel project = new ProjectModel(contents, background);
    private int readings;
    private boolean failing;

    @TempDir
    private Path folder;

    @Test
    void thePageIsReadWhenSomeoneLooksAndAgainAfterEachRun() {
        try (Project empty = Project.open(folder)) {
            SlidesViewModel model = model(empty);
            assertEquals(0, readings);
            model.open();
            model.open();
            assertEquals(1, readings);
            SlidesCell third =
                    Objects.requireNonNull(model.pageProperty().get()).cells().get(2);
            model.chosenProperty().set(third);
            contents.runs.add(SampleRuns.summary("moco", RunState.DONE));
            project.refresh(() -> {});
            assertEquals(2, readings);
            assertEquals(
                    third.name(),
                    Objects.requireNonNull(model.chosenProperty().get()).name());
        }
    }

    @Test
    void theExperimentOfACellIsCopiedAndThePageOpened() {
        try (Project empty = Project.open(folder)) {
            SlidesViewModel model = model(empty);
            model.copyExperiment();
            assertEquals(List.of(), desktop.copied);
            model.open();
            model.copyExperiment();
            assertEquals(
                    List.of(Objects.requireNonNull(model.pageProperty().get())
                            .cells()
                            .getFirst()
                            .yaml()),
                    desktop.copied);
            model.write();
            assertEquals(List.of(Path.of("slides.html")), desktop.opened);
        }
    }

    @Test
    void whatFailsIsSaid() {
        try (Project empty = Project.open(folder)) {
            failing = true;
            SlidesViewModel model = model(empty);
            model.open();
            assertNull(model.pageProperty().get());
            assertEquals(
                    "the disk is full",
                    Objects.requireNonNull(model.problemProperty().get()).what());
        }
    }

    private SlidesViewModel model(Project empty) {
        ReproduceSlides reproduce = new ReproduceSlides(empty);
        return new SlidesViewModel(
                project,
                new Slides() {
                    @Override
                    public SlidesPage page() {
                        readings++;
                        if (failing) throw new Problem("the disk is full", "make room on it");
                        return reproduce.page();
                    }

                    @Override
                    public Path write(JobContext context) {
                        return Path.of("slides.html");
                    }
                },
                background,
                desktop);
    }
}
