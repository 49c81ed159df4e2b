package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.discern.catalog.Catalog;
import org.discern.config.ConfigFile;
import org.discern.config.EvaluationConfig;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.Ingested;
import org.discern.model.Cohort;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.testing.MimicCxr;
import org.discern.workflow.LabelledFilms.Count;
import org.discern.workflow.LabelledFilms.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFilmsTest {
    private static final Finding PNEUMONIA = new Finding("Pneumonia");

    @TempDir
    Path folder;

    private Cohort cohort = new Cohort("", true, List.of(), List.of());

    @BeforeEach
    void read() {
        MimicCxr.writeTables(
                folder,
                List.of(
                        new MimicCxr.Part("train", 100, 400, 700),
                        new MimicCxr.Part("validate", 30, 90, 150),
                        new MimicCxr.Part("test", 30, 90, 150)),
                "2.0.0",
                4);
        Ingested ingested = DatasetReader.read(
                ConfigFile.readDataset(Path.of("sample-configs/datasets/mimic-cxr-jpg.yaml")),
                folder,
                (_, _) -> {},
                () -> false);
        cohort = new Cohort("mimic-cxr-jpg", false, ingested.entry().findings(), ingested.films());
    }

    /// The same import under each policy; blanks are never taken for zeros unless the experiment says so.
    @ParameterizedTest
    @CsvSource({"ignore, ignore", "negative, ignore", "positive, ignore", "ignore, negative", "positive, negative"})
    void uncertaintyAndSilenceAreReadAsTheExperimentSays(String uncertain, String unmentioned) {
        LabelledFilms films = films(uncertain, unmentioned);
        for (Count count : films.counts()) {
            Map<LabelValue, Long> said = new HashMap<>();
            for (Radiograph film : cohort.films(count.split())) said.merge(film.label(PNEUMONIA), 1L, Long::sum);
            Map<String, Long> expected = new HashMap<>();
            expected.merge("positive", said.getOrDefault(LabelValue.POSITIVE, 0L), Long::sum);
            expected.merge("negative", said.getOrDefault(LabelValue.NEGATIVE, 0L), Long::sum);
            expected.merge(uncertain, said.getOrDefault(LabelValue.UNCERTAIN, 0L), Long::sum);
            expected.merge(unmentioned, said.getOrDefault(LabelValue.UNMENTIONED, 0L), Long::sum);
            assertEquals(
                    new Count(
                            count.split(),
                            expected.getOrDefault("positive", 0L),
                            expected.getOrDefault("negative", 0L),
                            expected.getOrDefault("ignore", 0L)),
                    count);
        }
    }

    @Test
    void theSlidesSubsetStandsBesideItsPublishedCounts() {
        LabelledFilms films = films("ignore", "ignore");
        assertEquals(Optional.of(new Published(68_057, 495, Split.VALIDATION)), films.published());
        assertTrue(films.text().endsWith("published: 68,057 not judged, 495 judged (here validation)"), films.text());
        assertEquals(Optional.empty(), films("negative", "ignore").published(), "other films, nothing to compare");
    }

    /// The same subset as the window has it, against a query in plain SQL.
    @Test
    void theWindowCountsWhatAQueryCounts() throws SQLException {
        Path file = folder.resolve("catalog.duckdb");
        LabelledFilms films;
        try (Catalog catalog = Catalog.open(file)) {
            DatasetEntry entry =
                    new DatasetEntry("mimic-cxr-jpg", "", false, Path.of("films"), cohort.findings(), Map.of());
            catalog.replaceDataset(
                    entry,
                    cohort.films(),
                    new ImportReport(entry.name(), 1, cohort.films().size(), 0, List.of()));
            films = LabelledFilms.ofSlides(catalog, "mimic-cxr-jpg").orElseThrow();
            assertEquals(Optional.empty(), LabelledFilms.ofSlides(catalog, "nih"));
        }
        assertEquals(films("ignore", "ignore"), films);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            for (Count count : films.counts()) {
                String sql =
                        "select count(*) filter (value = 'POSITIVE'), count(*) filter (value = 'NEGATIVE') from film"
                                + " join label on film_number = film.number join finding f on f.number = finding_number"
                                + " where f.name = 'Pneumonia' and split = '" + count.split() + "'";
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    assertEquals(row.getLong(1), count.positive());
                    assertEquals(row.getLong(2), count.negative());
                }
            }
        }
    }

    private LabelledFilms films(String uncertain, String unmentioned) {
        EvaluationConfig policy = ConfigFile.parse(
                        "test",
                        "data: {dataset: x}\nevaluation: {findings: [Pneumonia], uncertain: %s, unmentioned: %s}"
                                .formatted(uncertain, unmentioned),
                        List.of())
                .evaluation();
        return LabelledFilms.of(policy, cohort).getFirst();
    }
}
