package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.discern.model.FilmFilter;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunIndexTest {
    private final Catalog catalog = Catalog.inMemory();

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void listsRunsLatestFirst() {
        RunSummary early = run("a", RunState.DONE, 1_000);
        RunSummary late = run("b", RunState.RUNNING, 2_000);
        RunSummary middle = run("c", RunState.INTERRUPTED, 1_500);
        for (RunSummary run : List.of(early, late, middle)) catalog.indexRun(run);
        assertEquals(List.of(late, middle, early), catalog.runs());
    }

    @Test
    void keepsWhatIsNewAboutARun() {
        catalog.indexRun(run("a", RunState.RUNNING, 1_000));
        RunSummary done = new RunSummary(
                new RunId("a"),
                "name",
                "nih",
                "DisCeRn",
                RunState.DONE,
                Instant.ofEpochMilli(1_000),
                Map.of("auroc", 0.9, "undefined", Double.NaN));
        catalog.indexRun(done);
        assertEquals(List.of(done), catalog.runs());
    }

    @Test
    void forgetsRunsAndNothingElse() {
        Films.drawn("nih", 5, 1).putInto(catalog);
        catalog.indexRun(run("a", RunState.DONE, 1_000));
        catalog.forgetRuns();
        assertEquals(List.of(), catalog.runs());
        assertEquals(5, catalog.count(FilmFilter.ALL));
    }

    private static RunSummary run(String id, RunState state, long startedEpochMillis) {
        return new RunSummary(
                new RunId(id),
                "O'Neil; \"x\"",
                "nih",
                "MoCo",
                state,
                Instant.ofEpochMilli(startedEpochMillis),
                Map.of());
    }
}
