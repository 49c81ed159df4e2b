package org.discern.ui.kit.scatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.figure.ColourBy;
import org.discern.figure.LabelStyle;
import org.discern.figure.scatter.Camera;
import org.discern.figure.scatter.Outline;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.testing.FakeDialogs;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Selection;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatterViewModelTest {
    private static final Finding EFFUSION = SampleRuns.FINDINGS.get(1);
    private static final ColourBy BY_EFFUSION = new ColourBy.Labels(EFFUSION);
    private static final ColourBy BY_SPLIT = new ColourBy.Splits();

    private final Selection selection = new Selection();
    private final SimpleObjectProperty<Radiograph> pointed = new SimpleObjectProperty<>();
    private final Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
    private final ScatterViewModel model = new ScatterViewModel(selection, pointed, background);
    private final List<Radiograph> films = SampleRuns.cohort().films();

    /// Films on a square of 14 x 14, the films' order being that of their places.
    private static FilmLayout square(List<Radiograph> inOrder) {
        int n = inOrder.size();
        return new FilmLayout(
                inOrder.stream().map(Radiograph::imageId).toList(),
                IntStream.range(0, n).mapToDouble(i -> i % 14).toArray(),
                IntStream.range(0, n).mapToDouble(i -> i / 14).toArray(),
                "square",
                1);
    }

    @BeforeEach
    void show() {
        model.offer(List.of(BY_EFFUSION, BY_SPLIT));
        model.show(FilmPlaces.of(square(films), films));
        model.resize(700, 700, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whateverTheOrdersEveryPointIsItsOwnFilm(int seed) {
        List<Radiograph> laidOut = new ArrayList<>(films);
        Collections.shuffle(laidOut, new Random(seed));
        List<Radiograph> table = new ArrayList<>(films);
        Collections.shuffle(table, new Random(seed + 100));
        FilmPlaces places = FilmPlaces.of(square(laidOut), table);
        model.show(places);
        Camera camera = Objects.requireNonNull(model.cameraProperty().get());
        for (int i = 0; i < laidOut.size(); i++) {
            Radiograph expected = laidOut.get(i);
            model.hover(camera.pixelX(i % 14), camera.pixelY(i / 14));
            assertEquals(expected, pointed.get());
            assertEquals(
                    EFFUSION.name() + ": "
                            + LabelStyle.of(expected.label(EFFUSION)).text(),
                    model.said(expected));
            double[] at = model.pixels(expected).orElseThrow();
            assertEquals(camera.pixelX(i % 14), at[0], 1e-3);
        }
        model.select(Outline.rectangle(-0.5, 1.5, 3.5, 2.5), Gathering.INSTEAD);
        assertEquals(
                laidOut.subList(28, 32).stream().map(Radiograph::imageId).collect(Collectors.toSet()),
                selection.imageIdsProperty().get());
        model.figure("run").orElseThrow().table().rows().forEach(row -> {
            Radiograph film = films.stream()
                    .filter(each -> each.imageId().equals(row.getFirst()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(LabelStyle.of(film.label(EFFUSION)).text(), row.getLast());
        });
    }

    @Test
    void aLayoutOfFilmsThatTheRunDoesNotHaveIsRefused() {
        assertThrows(Problem.class, () -> FilmPlaces.of(square(films), films.subList(1, films.size())));
    }

    @Test
    void selectionsReplaceAddAndSubtract() {
        model.select(Outline.rectangle(-0.5, -0.5, 3.5, 0.5), Gathering.INSTEAD);
        assertEquals(4, selection.imageIdsProperty().get().size());
        assertEquals("4 of 200 selected", model.countedProperty().get());
        model.select(Outline.rectangle(2.5, -0.5, 5.5, 0.5), Gathering.ADD);
        assertEquals(6, selection.imageIdsProperty().get().size());
        model.select(Outline.rectangle(-0.5, -0.5, 1.5, 0.5), Gathering.SUBTRACT);
        assertEquals(
                Set.of("film-2", "film-3", "film-4", "film-5"),
                selection.imageIdsProperty().get());
        model.select(Outline.rectangle(20, 20, 30, 30), Gathering.INSTEAD);
        assertTrue(selection.imageIdsProperty().get().isEmpty());
        model.clear();
        assertEquals("0 of 200 selected", model.countedProperty().get());
    }

    @Test
    void filmsPickedWhileALayoutIsOnItsWayDoNotLoseIt() {
        Queue<Runnable> window = new ArrayDeque<>();
        ScatterViewModel slow = new ScatterViewModel(
                selection, pointed, new Background(new SameThreadJobs(), window::add, new FakeDialogs()));
        slow.offer(List.of(BY_EFFUSION));
        slow.show(FilmPlaces.of(square(films), films));
        selection.pick(List.of("film-3", "film-5"));
        while (!window.isEmpty()) window.remove().run();
        assertEquals("2 of 200 selected", slow.countedProperty().get());
        slow.show(null);
        selection.pick(List.of("film-3"));
        while (!window.isEmpty()) window.remove().run();
        assertNull(slow.placesProperty().get());
    }

    @Test
    void filmsPickedElsewhereAreSelectedHereAndThoseNotLaidOutAreSaid() {
        model.show(FilmPlaces.of(square(films.subList(0, 100)), films));
        selection.pick(List.of("film-3", "film-5", "film-150", "film-151", "film-152"));
        assertEquals("2 of 100 selected, 3 elsewhere", model.countedProperty().get());
        model.select(Outline.rectangle(-0.5, -0.5, 0.5, 0.5), Gathering.ADD);
        assertTrue(selection.imageIdsProperty().get().contains("film-150"), "what is elsewhere stays");
    }

    @Test
    void oneFilmPickedByTheBrowserDimsNothing() {
        int[] before = Objects.requireNonNull(model.frameProperty().get()).pixels();
        selection.pick(List.of("film-3"));
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                before, Objects.requireNonNull(model.frameProperty().get()).pixels());
        selection.pick(List.of("film-3", "film-4"));
        long opaque = java.util.Arrays.stream(
                        Objects.requireNonNull(model.frameProperty().get()).pixels())
                .filter(pixel -> pixel >>> 24 > 60)
                .count();
        assertTrue(opaque > 0 && opaque < 300, "two points stand out: " + opaque);
    }

    @Test
    void theLegendCountsTogglesAndIsolates() {
        int positive = (int) films.stream()
                .filter(film -> LabelStyle.of(film.label(EFFUSION)) == LabelStyle.POSITIVE)
                .count();
        LegendEntry first = model.legendProperty().get().getFirst();
        assertEquals("positive", first.points().name());
        assertEquals(Integer.toString(positive), first.counts());
        selection.pick(films.stream().map(Radiograph::imageId).toList());
        assertEquals(
                positive + " / " + positive,
                model.legendProperty().get().getFirst().counts());
        model.toggle(0);
        assertFalse(model.legendProperty().get().getFirst().shown());
        model.select(Outline.rectangle(-1, -1, 20, 20), Gathering.INSTEAD);
        assertEquals(200 - positive, selection.imageIdsProperty().get().size(), "what is hidden is not selected");
        model.isolate(1);
        assertEquals(
                1,
                model.legendProperty().get().stream().filter(LegendEntry::shown).count());
        model.isolate(1);
        assertTrue(model.legendProperty().get().stream().allMatch(LegendEntry::shown));
    }

    @Test
    void hiddenPointsAreNotUnderThePointer() {
        Camera camera = Objects.requireNonNull(model.cameraProperty().get());
        for (int c = 0; c < model.legendProperty().get().size(); c++) model.toggle(c);
        model.hover(camera.pixelX(0), camera.pixelY(0));
        assertNull(pointed.get());
    }

    @Test
    void aClickLooksAtAFilmAndCtrlOrAltChangeTheSelection() {
        Camera camera = Objects.requireNonNull(model.cameraProperty().get());
        model.choose(camera.pixelX(2), camera.pixelY(0), Gathering.INSTEAD);
        assertEquals(
                "film-2", Objects.requireNonNull(selection.filmProperty().get()).imageId());
        model.choose(camera.pixelX(3), camera.pixelY(0), Gathering.ADD);
        model.choose(camera.pixelX(4), camera.pixelY(0), Gathering.ADD);
        model.choose(camera.pixelX(3), camera.pixelY(0), Gathering.SUBTRACT);
        assertEquals(Set.of("film-4"), selection.imageIdsProperty().get());
    }

    @Test
    void aChosenViewSurvivesAResizeAndAFittedOneFollows() {
        model.resize(300, 200, 1);
        double[] first = model.pixels(films.getFirst()).orElseThrow();
        assertTrue(first[0] > 0 && first[0] < 300 && first[1] > 0 && first[1] < 200);
        model.zoom(3, 10, 10);
        double scale = Objects.requireNonNull(model.cameraProperty().get()).scale();
        model.resize(500, 500, 1);
        assertEquals(scale, Objects.requireNonNull(model.cameraProperty().get()).scale());
        model.fit();
        assertTrue(Objects.requireNonNull(model.cameraProperty().get()).scale() < scale);
    }

    @Test
    void movedFilmsKeepSelectionColoursAndHiddenClasses() {
        selection.pick(List.of("film-1", "film-2"));
        model.toggle(0);
        FilmPlaces before = Objects.requireNonNull(model.placesProperty().get());
        FilmLayout there = before.layout();
        double[] moved = there.x().clone();
        moved[1] = 40;
        model.show(before.moved(new FilmLayout(there.imageIds(), moved, there.y(), "moved", 1)));
        assertFalse(model.legendProperty().get().getFirst().shown());
        assertEquals("2 of 200 selected", model.countedProperty().get());
        assertEquals(
                40f,
                Objects.requireNonNull(model.placesProperty().get()).points().x()[1]);
    }

    @Test
    void linkedPlotsShareWhatIsPointedAt() {
        ScatterViewModel other = new ScatterViewModel(selection, pointed, background);
        List<Radiograph> shuffled = new ArrayList<>(films);
        Collections.shuffle(shuffled, new Random(9));
        other.offer(List.of(BY_EFFUSION));
        other.show(FilmPlaces.of(square(shuffled), films));
        other.resize(300, 300, 1);
        Camera camera = Objects.requireNonNull(model.cameraProperty().get());
        model.hover(camera.pixelX(7), camera.pixelY(3));
        Radiograph there = Objects.requireNonNull(other.pointedProperty().get());
        assertEquals("film-49", there.imageId());
        int place = shuffled.indexOf(there);
        Camera otherCamera = Objects.requireNonNull(other.cameraProperty().get());
        assertEquals(otherCamera.pixelX(place % 14), other.pixels(there).orElseThrow()[0], 1e-3);
    }

    @Test
    void nothingToShowIsNoFailure() {
        model.show(null);
        assertNull(model.frameProperty().get());
        assertEquals("", model.countedProperty().get());
        model.hover(3, 3);
        model.select(Outline.rectangle(0, 0, 1, 1), Gathering.ADD);
        assertTrue(model.figure("none").isEmpty());
        model.show(FilmPlaces.of(square(List.of()), films));
        assertEquals("0 of 0 selected", model.countedProperty().get());
        assertNotNull(model.frameProperty().get());
        assertEquals(new HashSet<>(), selection.imageIdsProperty().get());
    }
}
