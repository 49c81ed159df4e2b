package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.discern.model.Cohort;
import org.discern.model.EmbeddingSet;
import org.discern.model.Finding;
import org.discern.model.PredictionSet;
import org.discern.model.Problem;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
    private static final Finding EDEMA = new Finding("Edema");
    private static final Finding OEDEMA = new Finding("Œdème 'x'");

    private Path file = Path.of("table.parquet");

    @BeforeEach
    void inside(@TempDir Path folder) throws IOException {
        file = Files.createDirectory(folder.resolve("a [b]* 'c'")).resolve("table.parquet");
    }

    @Test
    void givesBackACohortInItsOwnOrder() {
        for (long seed = 1; seed <= 2; seed++) {
            Films drawn = Films.drawn("nih", 3000, seed);
            Cohort cohort = new Cohort("the 'name'", drawn.entry().synthetic(), Films.VOCABULARY, drawn.films());
            ParquetFiles.writeCohort(file, cohort);
            assertEquals(cohort, ParquetFiles.readCohort(file));
        }
    }

    @Test
    void givesBackACohortWithoutFilms() {
        Cohort empty = new Cohort("empty", true, Films.VOCABULARY, List.of());
        ParquetFiles.writeCohort(file, empty);
        assertEquals(empty, ParquetFiles.readCohort(file));
    }

    @Test
    void namesAColumnForEachFindingAndClinicalValue() throws SQLException {
        Films drawn = Films.drawn("nih", 50, 1);
        ParquetFiles.writeCohort(file, new Cohort("nih", false, Films.VOCABULARY, drawn.films()));
        long positive = drawn.films().stream()
                .filter(film -> film.label(EDEMA).name().equals("POSITIVE"))
                .count();
        assertEquals(
                List.of(Long.toString(positive)),
                query("select count(*) from read_parquet(?) where \"label:Edema\" = 'POSITIVE'"));
        List<String> columns = query("select name from parquet_schema(?) where num_children is null");
        assertEquals(10 + Films.VOCABULARY.size() + 2 * 2, columns.size(), columns.toString());
        assertTrue(columns.contains("clinical:respiratory rate"), columns.toString());
    }

    @Test
    void readsCohortsOfBeforeFilmsHadATime() throws SQLException {
        Films drawn = Films.drawn("nih", 50, 1);
        ParquetFiles.writeCohort(file, new Cohort("nih", false, Films.VOCABULARY, drawn.films()));
        Path older = file.resolveSibling("older.parquet");
        try (DuckDBConnection connection = Database.connectInMemory();
                var statement = connection.prepareStatement(
                        "copy (select * exclude (taken, \"clinicalHours:SpO2 \"\"room air\"\"\", \"clinicalHours:respiratory rate\")"
                                + " from read_parquet($1)) to $2 (format parquet, kv_metadata {cohort: 'nih', synthetic: 'false'})")) {
            statement.setString(1, file.toString());
            statement.setString(2, older.toString());
            statement.execute();
        }
        Cohort read = ParquetFiles.readCohort(older);
        assertEquals(50, read.films().size());
        assertTrue(read.films().stream().allMatch(film -> film.taken() == null));
        for (int i = 0; i < 50; i++) {
            assertEquals(
                    drawn.films().get(i).clinicalValues().keySet(),
                    read.films().get(i).clinicalValues().keySet());
        }
        assertTrue(read.films().stream()
                .flatMap(film -> film.clinicalValues().values().stream())
                .allMatch(value -> Double.isNaN(value.hours())));
    }

    @Test
    void refusesALabelOutsideTheVocabulary() {
        Cohort cohort = new Cohort(
                "nih", false, List.of(EDEMA), Films.drawn("nih", 50, 1).films());
        assertThrows(IllegalArgumentException.class, () -> ParquetFiles.writeCohort(file, cohort));
    }

    @Test
    void givesBackEmbeddingsBitForBit() {
        float[][] vectors = new float[5000][7];
        List<String> imageIds = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            imageIds.add("image " + (vectors.length - i));
            for (int j = 0; j < 7; j++) vectors[i][j] = (float) Math.sin(i * 7 + j);
        }
        vectors[3] = new float[] {Float.NaN, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, 1, 0};
        ParquetFiles.writeEmbeddings(file, new EmbeddingSet(imageIds, vectors));
        EmbeddingSet read = ParquetFiles.readEmbeddings(file);
        assertEquals(imageIds, read.imageIds());
        for (int i = 0; i < vectors.length; i++) assertArrayEquals(vectors[i], read.vectors()[i], 0f);
    }

    @Test
    void givesBackPredictionsByModelInTheirOrder() {
        PredictionSet probe =
                new PredictionSet("linear probe", List.of("b", "a", "c"), List.of(OEDEMA, EDEMA), new float[][] {
                    {.1f, .2f}, {.3f, .4f}, {.5f, 1f}
                });
        PredictionSet tuned = new PredictionSet("end-to-end", List.of("a"), List.of(EDEMA), new float[][] {{.7f}});
        ParquetFiles.writePredictions(file, List.of(probe, tuned), (_, _) -> Double.NaN);
        List<PredictionSet> read = ParquetFiles.readPredictions(file);
        assertEquals(
                List.of("linear probe", "end-to-end"),
                read.stream().map(PredictionSet::model).toList());
        assertEquals(probe.imageIds(), read.getFirst().imageIds());
        assertEquals(probe.findings(), read.getFirst().findings());
        assertTrue(Arrays.deepEquals(probe.scores(), read.getFirst().scores()));
        assertTrue(Arrays.deepEquals(tuned.scores(), read.getLast().scores()));
    }

    @Test
    void keepsTargetsBesideScores() throws SQLException {
        PredictionSet set =
                new PredictionSet("m", List.of("a", "b", "c"), List.of(EDEMA), new float[][] {{.5f}, {.5f}, {.5f}});
        ParquetFiles.writePredictions(
                file, List.of(set), (imageId, _) -> imageId.equals("a") ? 1 : imageId.equals("b") ? 0 : Double.NaN);
        assertEquals(
                List.of("a 1.0", "b 0.0", "c unknown"),
                query("select image_id || ' ' || coalesce(target::varchar, 'unknown') from read_parquet(?)"));
    }

    @Test
    void refusesTwoModelsOfOneName() {
        PredictionSet set = new PredictionSet("m", List.of("a"), List.of(EDEMA), new float[][] {{.5f}});
        assertThrows(
                IllegalArgumentException.class,
                () -> ParquetFiles.writePredictions(file, List.of(set, set), (_, _) -> 1));
    }

    @Test
    void saysThatAFileIsDamagedWhereverItIsCut() throws IOException {
        ParquetFiles.writeEmbeddings(file, new EmbeddingSet(List.of("a", "b"), new float[][] {{1, 2}, {3, 4}}));
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 100, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            Problem problem = assertThrows(Problem.class, () -> ParquetFiles.readEmbeddings(file));
            assertTrue(problem.what().contains(file.toString()), problem.what());
        }
    }

    @Test
    void refusesATableOfAnotherKindAndAMissingFile() {
        ParquetFiles.writeEmbeddings(file, new EmbeddingSet(List.of("a"), new float[][] {{1, 2}}));
        assertThrows(Problem.class, () -> ParquetFiles.readCohort(file));
        assertThrows(Problem.class, () -> ParquetFiles.readPredictions(file));
        assertThrows(Problem.class, () -> ParquetFiles.readCohort(file.resolveSibling("missing.parquet")));
    }

    @Test
    void refusesPredictionsThatLackAScore() throws SQLException {
        export(
                "values ('m', 'a', 'x', 0.5, null), ('m', 'a', 'y', 0.5, null), ('m', 'b', 'x', 0.5, null)",
                "model, image_id, finding, score, target");
        assertThrows(Problem.class, () -> ParquetFiles.readPredictions(file));
    }

    @Test
    void readsEmbeddingsWithFurtherColumnsAndOtherFloats() throws SQLException {
        export("values ('TEST', [0.5::double, 0.25], 'a')", "split, embedding, image_id");
        assertArrayEquals(
                new float[] {.5f, .25f}, ParquetFiles.readEmbeddings(file).vectors()[0]);
    }

    @Test
    void leavesTheOldFileWhereANewOneCannotBeWritten() throws IOException {
        EmbeddingSet old = new EmbeddingSet(List.of("a"), new float[][] {{1, 2}});
        ParquetFiles.writeEmbeddings(file, old);
        Path blocked = Files.createDirectories(
                file.resolveSibling("table.parquet.aside").resolve("in the way"));
        EmbeddingSet fresh = new EmbeddingSet(List.of("b"), new float[][] {{3, 4}});
        Problem problem = assertThrows(Problem.class, () -> ParquetFiles.writeEmbeddings(file, fresh));
        assertTrue(problem.what().startsWith("could not write"), problem.what());
        assertTrue(Files.exists(blocked));
        assertEquals(List.of("a"), ParquetFiles.readEmbeddings(file).imageIds());
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        ParquetFiles.writeEmbeddings(file, new EmbeddingSet(List.of("a"), new float[][] {{1, 2}}));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (DuckDBConnection connection = Database.connectInMemory();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            try (var row = statement.executeQuery()) {
                while (row.next()) values.add(row.getString(1));
            }
        }
        return values;
    }

    private void export(String values, String columns) throws SQLException {
        try (DuckDBConnection connection = Database.connectInMemory();
                var statement = connection.prepareStatement(
                        "copy (select * from (" + values + ") t(" + columns + ")) to ? (format parquet)")) {
            statement.setString(1, file.toString());
            statement.execute();
        }
    }
}
