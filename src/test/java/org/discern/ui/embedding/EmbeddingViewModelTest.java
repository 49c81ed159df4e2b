package org.discern.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.ui.kit.scatter.FilmPlaces;
import org.discern.workflow.JobContext;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddingViewModelTest {
    private final FakeProject contents = new FakeProject();
    private final Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
    private final ProjectModel project = new ProjectModel(contents, background);
    private final Selection selection = new Selection();
    private final List<LayoutSettings> asked = new ArrayList<>();
    private final EmbeddingViewModel model =
            new EmbeddingViewModel(project, new SampleLayouts(), background, selection);
    private Runnable whileLayingOut = () -> {};

    @BeforeEach
    void list() {
        contents.datasets.add(FakeProject.dataset(SampleRuns.DATASET, "Cardiomegaly"));
        contents.runs.add(SampleRuns.summary("moco", RunState.DONE));
        contents.runs.add(SampleRuns.summary("discern", RunState.DONE));
        contents.runs.add(SampleRuns.summary("medaug", RunState.FAILED));
        project.refresh(() -> {});
        model.scatter().resize(600, 400, 1);
    }

    @Test
    void theNewestFinishedRunIsShownAsItLaidItselfOut() {
        assertEquals(2, model.runs().size());
        assertEquals(
                160,
                Objects.requireNonNull(model.scatter().placesProperty().get()).size());
        assertEquals(
                "t-SNE, n = 160 of 160 test films, perplexity 30, seed 7",
                model.scatter().captionProperty().get().getFirst());
        assertTrue(model.scatter().captionProperty().get().getLast().startsWith("Trustworthiness 0.934"));
    }

    @Test
    void filmsCanBeColouredByFindingsFirstThenByWhatElseIsKnown() {
        List<String> titles =
                model.scatter().colourings().stream().map(by -> by.title()).toList();
        assertEquals(
                List.of("Cardiomegaly", "Pleural Effusion", "Pneumothorax", "Rare", "View", "Split", "Data set"),
                titles);
        model.scatter().nextColouring();
        assertEquals(
                "Pleural Effusion",
                Objects.requireNonNull(model.scatter().colourByProperty().get()).title());
    }

    @Test
    void aLayoutIsShownWhileItComesAboutAndStaysTheRunsAfterwards() {
        List<Float> seen = new ArrayList<>();
        model.scatter().placesProperty().subscribe(places -> {
            if (places != null) seen.add(places.points().x()[0]);
        });
        seen.clear();
        model.layout().perplexityProperty().set("12.5");
        model.layout().mostFilmsProperty().set("50");
        model.startLayout();
        assertEquals(List.of(10f, 20f, 99f), seen, "two steps and the end");
        assertEquals(12.5, asked.getFirst().perplexity());
        assertEquals(50, asked.getFirst().mostFilms());
        assertEquals(LayoutPhase.IDLE, model.layout().phaseProperty().get());
        model.runProperty().set(model.runs().getLast());
        model.runProperty().set(model.runs().getFirst());
        assertEquals(
                99f,
                Objects.requireNonNull(model.scatter().placesProperty().get())
                        .points()
                        .x()[0]);
    }

    @Test
    void aLayoutUnderWayIsNotDrawnOverAnotherRun() {
        whileLayingOut = () -> model.runProperty().set(model.runs().getLast());
        model.startLayout();
        assertEquals(
                160,
                Objects.requireNonNull(model.scatter().placesProperty().get()).size(),
                "the other run's own");
    }

    @Test
    void pausingGoingOnAndStoppingReachTheLayout() {
        List<LayoutPhase> phases = new ArrayList<>();
        whileLayingOut = () -> {
            model.layout().pause();
            phases.add(model.layout().phaseProperty().get());
            model.layout().proceed();
            phases.add(model.layout().phaseProperty().get());
            model.layout().stop();
            phases.add(model.layout().phaseProperty().get());
        };
        model.startLayout();
        assertEquals(List.of(LayoutPhase.PAUSED, LayoutPhase.RUNNING, LayoutPhase.STOPPING), phases);
    }

    @Test
    void umapIsLaidOutWithTheNeighboursAndComponentsAskedFor() {
        model.layout().methodProperty().set(LayoutSettings.Method.UMAP);
        model.layout().perplexityProperty().set("15");
        model.layout().pcaDimensionsProperty().set("50");
        model.layout().iterationsProperty().set("200");
        model.startLayout();
        assertEquals(List.of(new LayoutSettings(LayoutSettings.Method.UMAP, 15, 200, 50, 2000, 7)), asked);
        model.layout().perplexityProperty().set("1");
        model.startLayout();
        assertTrue(Objects.requireNonNull(model.problemProperty().get()).what().startsWith("Neighbours"));
    }

    @Test
    void underThePlotStandsHowFarTheFindingColouredByIsApart() {
        String purity = "Cardiomegaly: 12-NN purity 0.812 (chance 0.500), silhouette 0.101";
        FilmLayout plain =
                Objects.requireNonNull(SampleRuns.record("moco", RunState.DONE).layout());
        model.scatter()
                .show(FilmPlaces.of(
                        new FilmLayout(
                                plain.imageIds(),
                                plain.x(),
                                plain.y(),
                                plain.caption(),
                                0.9,
                                List.of("Trustworthiness 0.900", purity, "Rare: 12-NN purity 0.9")),
                        SampleRuns.cohort().films()));
        assertEquals(
                "Trustworthiness 0.900. " + purity + ". Distances between clusters, and their sizes, mean little.",
                model.scatter().captionProperty().get().getLast());
        model.scatter().nextColouring();
        assertEquals(
                "Trustworthiness 0.900. Distances between clusters, and their sizes, mean little.",
                model.scatter().captionProperty().get().getLast());
    }

    @Test
    void wrongSettingsAreSaidBeforeAnythingIsComputed() {
        for (String wrong : List.of("", "many", "NaN", "-3", "1e9")) {
            model.problemProperty().set(null);
            model.layout().perplexityProperty().set(wrong);
            model.startLayout();
            assertTrue(
                    Objects.requireNonNull(model.problemProperty().get()).what().startsWith("Perplexity"), wrong);
        }
        assertTrue(asked.isEmpty());
    }

    @Test
    void aFailureIsShownAndAnotherTryIsPossible() {
        whileLayingOut = () -> {
            throw new Problem("no embeddings", "let the run finish");
        };
        model.startLayout();
        assertEquals(
                "no embeddings",
                Objects.requireNonNull(model.problemProperty().get()).what());
        assertEquals(LayoutPhase.IDLE, model.layout().phaseProperty().get());
        whileLayingOut = () -> {};
        model.startLayout();
        assertNull(model.problemProperty().get());
    }

    @Test
    void aFilmOfTheBrowserIsBroughtIntoTheMiddleOrSaidToBeElsewhere() {
        Radiograph here = Objects.requireNonNull(
                        model.scatter().placesProperty().get())
                .films()
                .get(33);
        selection.look(here);
        model.locate();
        double[] at = model.scatter().pixels(here).orElseThrow();
        assertEquals(300, at[0], 1e-3);
        assertEquals(200, at[1], 1e-3);
        selection.look(SampleRuns.cohort().films().getLast());
        model.locate();
        assertFalse(model.noteProperty().get().isEmpty());
    }

    @Test
    void aFigureShowsWhatIsSeen() {
        assertNotNull(model.figure().orElseThrow());
        assertEquals("moco-demo: Cardiomegaly", model.figure().orElseThrow().title());
    }

    private final class SampleLayouts implements Layouts {
        @Override
        public RunRecord read(RunId id) {
            return SampleRuns.record(id.value().substring(id.value().lastIndexOf('-') + 1), RunState.DONE);
        }

        @Override
        public FilmLayout lay(RunId run, LayoutSettings settings, LayoutControl control, JobContext context) {
            whileLayingOut.run();
            asked.add(settings);
            List<String> ids =
                    new ArrayList<>(Objects.requireNonNull(read(run).layout()).imageIds());
            Collections.shuffle(ids, new Random(2));
            List<String> drawn = List.copyOf(ids.subList(0, 50));
            control.show(new LayoutControl.Snapshot(10, 20, drawn, points(10)));
            control.show(new LayoutControl.Snapshot(20, 20, drawn, points(20)));
            double[] places = new double[50];
            places[0] = 99;
            return new FilmLayout(drawn, places, new double[50], "t-SNE", 0.9, List.of("Trustworthiness 0.900"));
        }

        private static double[][] points(double first) {
            double[][] points = new double[50][2];
            points[0][0] = first;
            return points;
        }
    }
}
