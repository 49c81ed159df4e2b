package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.discern.catalog.ParquetFiles;
import org.discern.model.EmbeddingSet;
import org.discern.model.FilmChoice;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectEmbeddingTest extends UndisturbedRun {
    private static final LayoutSettings SETTINGS = new LayoutSettings(5, 60, 1000, 7);

    private final ProjectEmbedding projection = new ProjectEmbedding(project);

    ProjectEmbeddingTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void placesFilmsByTheirIdsWhateverTheOrderOfRows() {
        EmbeddingSet stored = ParquetFiles.readEmbeddings(undisturbed.embeddings());
        List<Radiograph> films = undisturbed.record().cohort().films();
        Finding finding = undisturbed.record().cohort().findings().getFirst();
        float[][] marked = new float[stored.imageIds().size()][2];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < marked.length; i++) order.add(i);
        Collections.shuffle(order, new Random(4));
        List<String> shuffled = order.stream().map(stored.imageIds()::get).toList();
        for (int row = 0; row < marked.length; row++) {
            String id = shuffled.get(row);
            Radiograph film = films.stream()
                    .filter(f -> f.imageId().equals(id))
                    .findFirst()
                    .orElseThrow();
            marked[row] = new float[] {film.label(finding).ordinal() * 100, row * 1e-3f};
        }
        ParquetFiles.writeEmbeddings(undisturbed.embeddings(), new EmbeddingSet(shuffled, marked));
        try {
            FilmLayout layout = projection.run(undisturbed.id(), SETTINGS, LayoutControl.unattended(), patient());
            assertEquals(shuffled, layout.imageIds());
            String line = layout.quality().stream()
                    .filter(l -> l.startsWith(finding.name() + ": "))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    line.contains("silhouette 1.000"),
                    "labels joined by id are those the vectors were made from: " + line);
            projection.write(undisturbed.id(), layout, finding, folder.resolve("out"));
            List<String> csv = Files.readAllLines(folder.resolve("out/layout.csv"));
            assertEquals("# " + layout.caption(), csv.getFirst());
            assertEquals(
                    marked.length,
                    csv.stream().filter(l -> shuffled.contains(l.split(",")[0])).count());
            assertTrue(Files.size(folder.resolve("out/layout.svg")) > 1000
                    && Files.size(folder.resolve("out/layout.png")) > 1000);
            assertThrows(Problem.class, () -> projection.write(undisturbed.id(), layout, new Finding("None"), folder));
            ParquetFiles.writeEmbeddings(undisturbed.embeddings(), new EmbeddingSet(List.of("lost"), new float[1][2]));
            assertThrows(
                    Problem.class,
                    () -> projection.run(undisturbed.id(), SETTINGS, LayoutControl.unattended(), patient()));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } finally {
            ParquetFiles.writeEmbeddings(undisturbed.embeddings(), stored);
        }
    }

    @Test
    void saysHowManyOfHowMany() {
        int n = projection.embeddings(undisturbed.id()).imageIds().size();
        FilmLayout layout = projection.run(
                undisturbed.id(), new LayoutSettings(5, 30, 20, 3), LayoutControl.unattended(), patient());
        assertEquals(20, layout.imageIds().size());
        assertEquals("t-SNE, n = 20 of " + n + ", perplexity 5, seed 3", layout.caption());
    }

    @Test
    void canBePausedContinuedAndStoppedWithWhatThereIs() throws Exception {
        List<LayoutControl.Snapshot> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch second = new CountDownLatch(1);
        LayoutControl[] self = new LayoutControl[1];
        LayoutControl control = new LayoutControl(snapshot -> {
            seen.add(snapshot);
            if (snapshot.iteration() == 20) {
                self[0].pause();
                second.countDown();
            }
            if (snapshot.iteration() == 40) self[0].stop();
        });
        self[0] = control;
        CompletableFuture<FilmLayout> layout = CompletableFuture.supplyAsync(
                () -> projection.run(undisturbed.id(), new LayoutSettings(5, 5000, 30, 7), control, patient()));
        second.await();
        Thread.sleep(150);
        assertEquals(2, seen.size(), "nothing moves in a pause");
        control.proceed();
        FilmLayout kept = layout.get();
        assertEquals(4, seen.size());
        double[][] last = seen.getLast().points();
        for (int i = 0; i < last.length; i++) assertArrayEquals(last[i], new double[] {kept.x()[i], kept.y()[i]});
    }

    @Test
    void laysOutTheFilmsThatWereChosen() {
        List<String> ids = projection.embeddings(undisturbed.id()).imageIds();
        List<Radiograph> test = undisturbed.record().cohort().films(Split.TEST);
        LayoutSettings umap = new LayoutSettings(LayoutSettings.Method.UMAP, 5, 30, 2, 1000, 7);
        FilmLayout ofTest = projection.run(
                undisturbed.id(), FilmChoice.of(Split.TEST), umap, LayoutControl.unattended(), patient());
        assertEquals(
                test.stream().map(Radiograph::imageId).sorted().toList(),
                ofTest.imageIds().stream().sorted().toList());
        String start = "UMAP, n = " + test.size() + " of " + test.size() + " test films, ";
        assertTrue(ofTest.caption().startsWith(start), ofTest.caption());
        assertTrue(ofTest.caption().endsWith(", of 2 principal components, seed 7"), ofTest.caption());
        FilmLayout picked = projection.run(
                undisturbed.id(), FilmChoice.of(ids.subList(3, 10)), SETTINGS, LayoutControl.unattended(), patient());
        assertEquals(ids.subList(3, 10), picked.imageIds());
        assertThrows(
                Problem.class,
                () -> projection.run(
                        undisturbed.id(),
                        FilmChoice.of(List.of("none")),
                        SETTINGS,
                        LayoutControl.unattended(),
                        patient()));
    }

    @Test
    void aLayoutIsKeptUnlessItWasStopped() {
        LayoutSettings settings = new LayoutSettings(4, 90, 1000, 11);
        List<Integer> heard = new ArrayList<>();
        LayoutControl watching = new LayoutControl(snapshot -> heard.add(snapshot.iteration()));
        LayoutControl[] hand = new LayoutControl[1];
        hand[0] = new LayoutControl(_ -> hand[0].stop());
        FilmLayout stopped = projection.run(undisturbed.id(), settings, hand[0], patient());
        FilmLayout made = projection.run(undisturbed.id(), settings, watching, patient());
        assertEquals(9, heard.size(), "the stopped one is not taken for it");
        assertNotEquals(stopped.x()[0], made.x()[0]);
        FilmLayout again = projection.run(undisturbed.id(), settings, watching, patient());
        assertEquals(9, heard.size(), "the second is taken from the folder");
        assertArrayEquals(made.x(), again.x());
        assertEquals(made.imageIds(), again.imageIds());
        assertEquals(made.quality(), again.quality());
    }

    private static RecordingContext patient() {
        return RecordingContext.patient();
    }
}
