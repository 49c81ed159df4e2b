package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.discern.model.ClinicalValue;
import org.discern.model.FilmFilter;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private Path file = Path.of("catalog.duckdb");

    @BeforeEach
    void inside(@TempDir Path folder) {
        file = folder.resolve("catalog.duckdb");
    }

    /// What the second process of [#refusesAProjectThatAnotherProcessHasOpen] does.
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            try (Catalog catalog = Catalog.open(Path.of(arguments[0]))) {
                System.out.println("open " + catalog.datasets().size());
                System.in.read();
            }
        }
    }

    @Test
    void refusesAProjectThatAnotherProcessHasOpen() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process other = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertEquals("open 0", said.readLine());
            Problem problem = assertThrows(Problem.class, () -> Catalog.open(file));
            assertTrue(problem.what().startsWith("The project is open in another process"), problem.what());
            assertTrue(problem.what().contains("PID " + other.pid()), problem.what());
        } finally {
            other.destroy();
            other.waitFor();
        }
        Catalog.open(file).close();
    }

    @Test
    void refusesACatalogOfANewerVersionAndLeavesItAlone() throws Exception {
        Catalog.open(file).close();
        execute("update catalog_version set version = version + 98");
        Problem problem = assertThrows(Problem.class, () -> Catalog.open(file));
        assertTrue(problem.what().contains("newer version"), problem.what());
        execute("update catalog_version set version = version - 98");
        Catalog.open(file).close();
    }

    @Test
    void bringsACatalogOfTheFirstVersionToThisOne() throws Exception {
        Films drawn = Films.drawn("nih", 50, 1);
        try (Catalog catalog = Catalog.open(file)) {
            drawn.putInto(catalog);
        }
        execute("drop table tag");
        execute("drop table clinical_source");
        execute("alter table film drop column taken");
        execute("alter table clinical drop column hours");
        execute("update catalog_version set version = 1");
        try (Catalog catalog = Catalog.open(file)) {
            List<Radiograph> films = catalog.cohort("nih").films();
            assertTrue(films.stream().allMatch(film -> film.taken() == null));
            assertEquals(
                    measured(drawn.films()).map(ClinicalValue::value).sorted().toList(),
                    measured(films).map(ClinicalValue::value).sorted().toList());
            assertTrue(measured(films).allMatch(value -> Double.isNaN(value.hours())));
            drawn.putInto(catalog);
            assertEquals(
                    CatalogTest.sorted(drawn.films()), catalog.cohort("nih").films());
        }
    }

    private static Stream<ClinicalValue> measured(List<Radiograph> films) {
        return films.stream().flatMap(film -> film.clinicalValues().values().stream());
    }

    @Test
    void opensACatalogAgainWithItsFilms() {
        for (int i = 0; i < 3; i++) {
            try (Catalog catalog = Catalog.open(file)) {
                assertEquals(i == 0 ? 0 : 10, catalog.count(FilmFilter.ALL));
                Films.drawn("nih", 10, 1).putInto(catalog);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4096, 8192, 12288, 12400})
    void saysThatATruncatedFileCanBeRebuilt(int bytes) throws IOException {
        fill();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
        assertDamaged();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 5000, 9000, 13000})
    void saysThatAnOverwrittenFileCanBeRebuilt(int from) throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = from; i < from + 300; i++) bytes[i] ^= 0x5a;
        Files.write(file, bytes);
        assertDamaged();
    }

    @Test
    void saysThatAnotherFileCanBeRebuilt() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        Files.write(file, noise);
        assertDamaged();
    }

    private void fill() {
        try (Catalog catalog = Catalog.open(file)) {
            Films.drawn("nih", 100, 1).putInto(catalog);
        }
    }

    private void assertDamaged() {
        Problem problem = assertThrows(Problem.class, () -> {
            try (Catalog catalog = Catalog.open(file)) {
                catalog.cohort("nih");
            }
        });
        assertTrue(problem.what().endsWith("is damaged."), problem.what());
        assertTrue(problem.hint().contains("import the data sets again"), problem.hint());
    }

    @Test
    void namesAFolderThatIsNotThere() {
        Path missing = file.resolveSibling("no such folder").resolve("catalog.duckdb");
        Problem problem = assertThrows(Problem.class, () -> Catalog.open(missing));
        assertTrue(problem.what().contains(missing.toString()), problem.what());
        assertFalse(Files.exists(missing));
    }

    @Test
    void worksInAFolderWithAnOddName() throws IOException {
        Path folder = Files.createDirectory(file.resolveSibling("a [b] 'c' ü #%"));
        Path odd = folder.resolve("catalog.duckdb");
        Catalog.open(odd).close();
        assertTrue(Files.exists(odd));
    }

    @Test
    void refusesAPathThatDuckDbWouldReadOtherwise() {
        assertThrows(Problem.class, () -> Catalog.open(file.resolveSibling("a;access_mode=read_only")));
    }

    @Test
    void undoesAChangeThatThrows() {
        try (Database database = Database.inMemory()) {
            database.change(connection -> run(connection.createStatement(), "create table t (i integer)"));
            assertThrows(
                    IllegalStateException.class,
                    () -> database.change(connection -> {
                        run(connection.createStatement(), "insert into t values (1)");
                        throw new IllegalStateException("on purpose");
                    }));
            List<Integer> rows = database.read(connection -> {
                try (Statement statement = connection.createStatement();
                        var row = statement.executeQuery("select count(*) from t")) {
                    row.next();
                    return List.of(row.getInt(1));
                }
            });
            assertEquals(List.of(0), rows);
        }
    }

    private void execute(String sql) throws Exception {
        try (Database database = Database.open(file)) {
            database.change(connection -> run(connection.createStatement(), sql));
        }
    }

    private static void run(Statement statement, String sql) throws java.sql.SQLException {
        try (statement) {
            statement.execute(sql);
        }
    }
}
