package org.discern.data.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.discern.config.ClinicalConfig;
import org.discern.config.DatasetConfig;
import org.discern.config.WindowConfig;
import org.discern.data.ingest.Table.Row;
import org.discern.model.ClinicalSource;
import org.discern.model.DatasetEntry;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.discern.model.TableHead;

/// Reads a described data set: tables row by row; whether the image files are there is [MissingFiles]'s affair.
/// The films' order is the tables', whatever the machine.
public final class DatasetReader {
    private static final int ROWS_AT_ONCE = 2048;

    private final DatasetConfig config;
    private final Path root;
    private final Set<String> wanted;
    private final List<RowProblem> problems = new ArrayList<>();

    /// Hears of the reading.
    @FunctionalInterface
    public interface Progress {
        /// @param rowsInAll an estimate, until the last row is read
        void at(long rows, long rowsInAll);
    }

    private DatasetReader(DatasetConfig config, Path root) {
        this.config = config;
        this.root = root;
        this.wanted = new HashSet<>(config.columns());
        config.joins().forEach(join -> wanted.addAll(join.key().columns()));
    }

    /// The data set's films and the report. Nothing that is wrong with a row stops the reading.
    ///
    /// @param root data root: the folder of the tables and images
    /// @param progress hears now and then, and after each table, how many rows were read
    /// @param cancelled asked before each row
    /// @throws Problem where the root, a table or a described column is not there
    /// @throws CancellationException once cancelled
    public static Ingested read(DatasetConfig config, Path root, Progress progress, BooleanSupplier cancelled) {
        try {
            return new DatasetReader(config, root.toRealPath()).read(progress, cancelled);
        } catch (IOException e) {
            throw new Problem(
                    "the data folder " + root + " is not there",
                    "Name the folder that holds the tables of " + config.title() + ".",
                    e);
        }
    }

    /// Whether the tables and columns of a description are there.
    public static boolean fits(DatasetConfig config, Path root) {
        try {
            DatasetReader reader = new DatasetReader(config, root.toRealPath());
            List<JoinedTable> joins = config.joins().stream()
                    .map(join -> JoinedTable.head(reader.root, join))
                    .toList();
            List<Path> files = reader.files();
            for (Path file : files) reader.requireColumns(file, joins, file.equals(files.getFirst()), () -> false);
            return true;
        } catch (Problem | IOException doesNotFit) {
            return false;
        }
    }

    /// The columns and first rows of a table.
    ///
    /// @throws Problem where it is none
    public static TableHead head(Path file, int rows) {
        Path absolute = file.toAbsolutePath().normalize();
        try (Table table = Table.open(absolute.resolveSibling(""), absolute, _ -> true, () -> false)) {
            List<String> columns = List.copyOf(table.columns().keySet());
            List<List<String>> first = new ArrayList<>();
            for (Row row = table.next(_ -> {}); row != null && first.size() < rows; row = table.next(_ -> {})) {
                first.add(columns.stream().map(row::cell).toList());
            }
            return new TableHead(table.name(), columns, first);
        }
    }

    private Ingested read(Progress progress, BooleanSupplier cancelled) {
        List<Path> files = files();
        // Tables to join are read side by side: unpacking one keeps a single core busy.
        List<JoinedTable> joins = config.joins().parallelStream()
                .map(join -> JoinedTable.read(root, join, wanted, cancelled))
                .toList();
        joins.forEach(join -> problems.addAll(join.problems()));
        for (Path file : files) requireColumns(file, joins, file.equals(files.getFirst()), cancelled);
        ImageFolder images = new ImageFolder(root, config.locate(), problems::add, cancelled);
        FilmReader films = new FilmReader(config, images, problems::add);
        long rows = 0;
        for (Path file : files) rows += read(file, joins, films, rows, progress, cancelled);
        films.finish(root.relativize(files.getFirst()).toString());
        return new Ingested(
                entry(),
                films.films(),
                films.rows(),
                new ImportReport(config.name(), rows, films.films().size(), 0, problems));
    }

    private List<Path> files() {
        return config.tables().stream()
                .flatMap(pattern -> Table.find(root, pattern).stream())
                .distinct()
                .toList();
    }

    private long read(
            Path file,
            List<JoinedTable> joins,
            FilmReader films,
            long before,
            Progress progress,
            BooleanSupplier cancelled) {
        try (Table table = Table.open(root, file, wanted::contains, cancelled)) {
            Joins wide = new Joins(table, joins);
            int known = problems.size();
            // Unpacking and splitting the next rows is another core's work, while these become films.
            CompletableFuture<Rows> next = CompletableFuture.supplyAsync(() -> Rows.next(table, wide));
            for (Rows rows = next.join(); !rows.wide.isEmpty() || !rows.problems.isEmpty(); rows = next.join()) {
                if (cancelled.getAsBoolean()) throw new CancellationException();
                next = CompletableFuture.supplyAsync(() -> Rows.next(table, wide));
                problems.addAll(rows.problems);
                for (Joins.Wide row : rows.wide)
                    films.read(row.main().source(), row.main().line(), row);
                progress.at(before + rows.read, before + rows.inAll);
            }
            problems.subList(known, problems.size()).sort(Comparator.comparingLong(RowProblem::row));
            return table.rowsRead();
        }
    }

    /// Some rows of a table.
    ///
    /// @param read how many were read until now, good or bad
    /// @param inAll how many there may be
    private record Rows(List<Joins.Wide> wide, List<RowProblem> problems, long read, long inAll) {
        static Rows next(Table table, Joins joins) {
            List<Joins.Wide> wide = new ArrayList<>(ROWS_AT_ONCE);
            List<RowProblem> problems = new ArrayList<>();
            while (wide.size() < ROWS_AT_ONCE) {
                Row row = table.next(problems::add);
                if (row == null) break;
                wide.add(joins.widened(row));
            }
            return new Rows(wide, problems, table.rowsRead(), table.rowsInAll());
        }
    }

    /// All tables are looked at before the first row is read: a description that does not fit should not take
    /// minutes to say so. Of further tables only what makes a film is required; the rest may be blank there.
    private void requireColumns(Path file, List<JoinedTable> joins, boolean first, BooleanSupplier cancelled) {
        try (Table table = Table.open(root, file, _ -> false, cancelled)) {
            Joins wide = new Joins(table, joins);
            (first ? config.columns() : config.requiredColumns()).forEach(wide::require);
            for (String column : config.columns()) {
                if (!wide.has(column))
                    problems.add(new RowProblem(table.name(), 0, "has no column '" + column + "'; taken as blank"));
            }
        }
    }

    private DatasetEntry entry() {
        Map<String, String> units = new LinkedHashMap<>();
        for (ClinicalConfig value : config.clinicalValues()) units.put(value.name(), value.unit());
        DatasetEntry entry =
                new DatasetEntry(config.name(), config.title(), config.synthetic(), root, config.findings(), units);
        List<String> timed = config.clinicalValues().stream()
                .filter(value -> !value.dayColumn().isEmpty())
                .map(ClinicalConfig::name)
                .toList();
        // Of values without a time nothing can be said of any window.
        return timed.isEmpty() ? entry : entry.withClinical(Map.of(), source(timed, config.clinicalWindow()));
    }

    private static ClinicalSource source(List<String> values, WindowConfig window) {
        return new ClinicalSource(
                values,
                List.of(),
                window.hoursBefore(),
                window.hoursAfter(),
                window.statistic().name().toLowerCase(Locale.ROOT));
    }
}
