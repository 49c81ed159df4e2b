package org.discern.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.figure.scatter.Camera;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.testing.FakeDialogs;
import org.discern.testing.SampleResults;
import org.discern.testing.SampleRuns;
import org.discern.ui.compare.LinkedPlotsViewModel.Kept;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Selection;
import org.discern.ui.kit.scatter.Gathering;
import org.discern.ui.kit.scatter.ScatterViewModel;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.discern.workflow.LeaveFindingsOut.KeptMatrix;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SameThreadJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedPlotsViewModelTest {
    private final Selection selection = new Selection();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final CountingResults results = new CountingResults();
    private final LinkedPlotsViewModel model = new LinkedPlotsViewModel(
            results, new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs()), selection, problem);

    @Test
    void eachRunHasAPlotAndTheRestStayEmpty() {
        ask("moco", "medaug", "discern");
        assertEquals(
                List.of("moco-demo", "medaug-demo", "discern-demo"),
                model.namesProperty().get());
        assertEquals(4, model.scatters().size());
        assertEquals(
                160,
                Objects.requireNonNull(model.scatters().get(2).placesProperty().get())
                        .size());
        assertNull(model.scatters().get(3).placesProperty().get());
        ask("moco");
        assertNull(model.scatters().get(2).placesProperty().get());
    }

    @Test
    void allPlotsHaveOnePointerAndOneSelection() {
        ask("moco", "discern");
        model.scatters().forEach(scatter -> scatter.resize(400, 300, 1));
        Radiograph film = film(12);
        double[] at = model.scatters().getFirst().pixels(film).orElseThrow();
        model.scatters().getFirst().hover(at[0], at[1]);
        assertEquals(film.imageId(), pointed(1).imageId());
        model.scatters().getFirst().choose(at[0], at[1], Gathering.ADD);
        assertEquals(Set.of(film.imageId()), selection.imageIdsProperty().get());
        assertEquals(
                "1 of 160 selected", model.scatters().get(1).countedProperty().get());
    }

    @Test
    void plotsShowTheSamePartOfThePlane() {
        ask("moco", "medaug");
        ScatterViewModel first = model.scatters().getFirst();
        ScatterViewModel second = model.scatters().get(1);
        first.resize(400, 300, 1);
        second.resize(300, 200, 1);
        first.zoom(3, 100, 120);
        Camera one = Objects.requireNonNull(first.cameraProperty().get());
        Camera other = Objects.requireNonNull(second.cameraProperty().get());
        assertEquals(one.scale(), other.scale());
        assertEquals(one.centreX(), other.centreX());
        assertEquals(300, other.width());
        second.pan(10, -5);
        assertEquals(
                second.cameraProperty().get().centreX(),
                first.cameraProperty().get().centreX());
    }

    @Test
    void neighboursAreLookedForOnlyOnceSomeoneLooks() {
        ask("moco", "discern");
        assertEquals(0, results.searches);
        model.open();
        model.open();
        assertEquals(1, results.searches);
        ask("moco", "medaug");
        assertEquals(2, results.searches);
        ask("moco");
        assertEquals(2, results.searches, "nothing to compare with");
    }

    @Test
    void aFilmsNeighboursAreCountedAndRingedAsKeptOrLost() {
        ask("moco", "medaug", "discern");
        model.open();
        assertEquals(
                List.of(0, 0), model.keptProperty().get().stream().map(Kept::of).toList(), "no film yet");
        selection.look(film(20));
        // Each later run has lost one more of three; film 7 has lost all.
        double second = (159 * 2 / 3.0 + 0) / 160;
        double third = (159 * 1 / 3.0 + 0) / 160;
        List<Kept> kept = model.keptProperty().get();
        assertEquals(List.of(2, 1), kept.stream().map(Kept::kept).toList());
        assertEquals(List.of(3, 3), kept.stream().map(Kept::of).toList());
        assertEquals(second, kept.getFirst().meanShare(), 1e-12);
        assertEquals(third, kept.getLast().meanShare(), 1e-12);
        List<Map<Radiograph, String>> rings = model.ringedProperty().get();
        assertEquals(Map.of(film(21), "ring-kept", film(22), "ring-kept", film(23), "ring-kept"), rings.getFirst());
        assertEquals(Map.of(film(21), "ring-lost", film(22), "ring-kept", film(23), "ring-kept"), rings.get(1));
        assertEquals(Map.of(film(21), "ring-lost", film(22), "ring-lost", film(23), "ring-kept"), rings.get(2));
    }

    @Test
    void theFilmThatMovedMostStandsFirst() {
        ask("moco", "medaug");
        model.open();
        LinkedPlotsViewModel.MovedFilm first = model.movedProperty().get().getFirst();
        assertEquals(new LinkedPlotsViewModel.MovedFilm(film(7), 0, 3), first);
    }

    @Test
    void runsWithoutEmbeddingsAreAProblemAndStillHaveTheirPlots() {
        results.failing = true;
        ask("moco", "medaug");
        model.open();
        assertEquals("no embeddings", Objects.requireNonNull(problem.get()).what());
        assertEquals(List.of(), model.keptProperty().get());
        assertEquals(2, model.namesProperty().get().size());
    }

    @Test
    void allPlotsAreColouredByTheFindingAskedAbout() {
        ask("moco", "discern");
        assertEquals(
                "Pneumothorax",
                Objects.requireNonNull(
                                model.scatters().get(1).colourByProperty().get())
                        .title());
    }

    private void ask(String... methods) {
        List<ChosenRun> runs = new ArrayList<>();
        for (String method : methods) runs.add(ChosenRun.of(SampleRuns.record(method, RunState.DONE), runs));
        model.ask(new Question(runs, SampleRuns.FINDINGS.get(2), "linear probe, pre-trained"));
    }

    private Radiograph pointed(int plot) {
        return Objects.requireNonNull(
                model.scatters().get(plot).pointedProperty().get());
    }

    private static Radiograph film(int place) {
        return SampleRuns.cohort().films().get(place);
    }

    private static final class CountingResults implements Results {
        private final SampleResults results = new SampleResults();
        private int searches;
        private boolean failing;

        @Override
        public RunRecord read(RunId id) {
            return results.read(id);
        }

        @Override
        public KeptNeighbours neighbours(List<RunId> runs, JobContext context) {
            searches++;
            if (failing) throw new Problem("no embeddings", "let the run finish");
            return results.neighbours(runs, context);
        }

        @Override
        public List<KeptMatrix> matrices() {
            return results.matrices();
        }

        @Override
        public Path report(List<RunId> runs, JobContext context) {
            return results.report(runs, context);
        }
    }
}
