package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.discern.catalog.ParquetFiles;
import org.discern.model.EmbeddingSet;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.Split;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedFilmsTest extends UndisturbedRun {
    EmbedFilmsTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void encodesWhatTheRunDidNotStoreAsTheRunWouldHave() {
        EmbeddingSet stored = ParquetFiles.readEmbeddings(undisturbed.embeddings());
        List<Radiograph> test = project.cohort(TinyCohort.NAME).films(Split.TEST);
        List<String> ids = test.stream().map(Radiograph::imageId).toList();
        RecordingContext idle = RecordingContext.patient();
        EmbeddingSet taken =
                experiment.embedding().run(undisturbed.id(), TinyCohort.NAME, Optional.of(Split.TEST), idle);
        assertEquals(ids, taken.imageIds());
        assertTrue(
                idle.events().stream().noneMatch(event -> isFeatures(event)),
                "all are there; nothing is to be encoded");
        int half = stored.imageIds().size() / 2;
        ParquetFiles.writeEmbeddings(
                undisturbed.embeddings(),
                new EmbeddingSet(stored.imageIds().subList(0, half), java.util.Arrays.copyOf(stored.vectors(), half)));
        try {
            EmbeddingSet computed = experiment
                    .embedding()
                    .run(undisturbed.id(), TinyCohort.NAME, Optional.of(Split.TEST), RecordingContext.patient());
            assertEquals(ids, computed.imageIds());
            for (int i = 0; i < ids.size(); i++) assertArrayEquals(taken.vectors()[i], computed.vectors()[i], 1e-4f);
        } finally {
            ParquetFiles.writeEmbeddings(undisturbed.embeddings(), stored);
        }
    }

    @Test
    void writesThemByTheEndingOfTheFile() throws IOException {
        EmbeddingSet set = new EmbeddingSet(List.of("a", "b, c"), new float[][] {{1, 2.5f}, {-3, 0}});
        EmbedFilms.write(set, folder.resolve("out.csv"));
        assertEquals(
                List.of("imageId,e0,e1", "a,1.0,2.5", "\"b, c\",-3.0,0.0"),
                Files.readAllLines(folder.resolve("out.csv")));
        EmbedFilms.write(set, folder.resolve("out.parquet"));
        EmbeddingSet read = ParquetFiles.readEmbeddings(folder.resolve("out.parquet"));
        assertEquals(set.imageIds(), read.imageIds());
        assertArrayEquals(set.vectors()[1], read.vectors()[1]);
        assertThrows(Problem.class, () -> EmbedFilms.write(set, folder.resolve("out.txt")));
    }

    private static boolean isFeatures(RunEvent event) {
        return event instanceof RunEvent.PhaseStarted started && started.phase().equals(Phase.FEATURES);
    }
}
