package org.discern.data.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.discern.config.ClinicalConfig;
import org.discern.config.DatasetConfig;
import org.discern.config.FieldConfig;
import org.discern.config.LabelConfig;
import org.discern.config.LabelListConfig;
import org.discern.data.ingest.Table.Row;
import org.discern.model.DatasetEntry;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.RowProblem;

/// Reads a described data set: tables row by row, image files by name only. The films' order is the tables',
/// whatever the machine.
public final class DatasetReader {
    private final DatasetConfig config;
    private final Path root;
    private final List<RowProblem> problems = new ArrayList<>();

    private DatasetReader(DatasetConfig config, Path root) {
        this.config = config;
        this.root = root;
    }

    /// The data set's films and the report. Nothing that is wrong with a row stops the reading.
    ///
    /// @param root data root: the folder of the tables and images
    /// @param rowsRead told after each row how many there were
    /// @param cancelled asked before each row
    /// @throws Problem where the root, a table or a described column is not there
    /// @throws CancellationException once cancelled
    public static Ingested read(DatasetConfig config, Path root, LongConsumer rowsRead, BooleanSupplier cancelled) {
        try {
            return new DatasetReader(config, root.toRealPath()).read(rowsRead, cancelled);
        } catch (IOException e) {
            throw new Problem(
                    "the data folder " + root + " is not there",
                    "Name the folder that holds the tables of " + config.title() + ".",
                    e);
        }
    }

    private Ingested read(LongConsumer rowsRead, BooleanSupplier cancelled) {
        List<Path> tables = config.tables().stream()
                .flatMap(pattern -> Table.find(root, pattern).stream())
                .distinct()
                .toList();
        List<JoinedTable> joins = config.joins().stream()
                .map(join -> JoinedTable.read(root, join, problems::add))
                .toList();
        for (Path file : tables) requireColumns(file, joins);
        FilmReader films =
                new FilmReader(config, new ImageFolder(root, config.locate(), problems::add, cancelled), problems::add);
        long rows = 0;
        for (Path file : tables) rows += read(file, joins, films, rows, rowsRead, cancelled);
        films.finish(root.relativize(tables.getFirst()).toString());
        return new Ingested(
                entry(),
                films.films(),
                new ImportReport(config.name(), rows, films.films().size(), problems));
    }

    private long read(
            Path file,
            List<JoinedTable> joins,
            FilmReader films,
            long before,
            LongConsumer rowsRead,
            BooleanSupplier cancelled) {
        try (Table table = Table.open(root, file)) {
            List<Set<String>> known = knownColumns(table.columns(), joins);
            for (Row row = table.next(problems::add); row != null; row = table.next(problems::add)) {
                if (cancelled.getAsBoolean()) throw new CancellationException();
                films.read(table.name(), row.line(), widened(row, joins, known));
                rowsRead.accept(before + table.rowsRead());
            }
            return table.rowsRead();
        }
    }

    /// The columns that are known before each join, and after the last.
    private static List<Set<String>> knownColumns(Set<String> columns, List<JoinedTable> joins) {
        List<Set<String>> known = new ArrayList<>(List.of(columns));
        for (JoinedTable join : joins) known.add(union(known.getLast(), join.columns()));
        return known;
    }

    private static Cells widened(Row row, List<JoinedTable> joins, List<Set<String>> known) {
        Cells cells = row;
        for (int i = 0; i < joins.size(); i++) cells = joins.get(i).widen(cells, known.get(i));
        return cells;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        Set<String> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }

    /// All tables are looked at before the first row is read: a description that does not fit should not take
    /// minutes to say so.
    private void requireColumns(Path file, List<JoinedTable> joins) {
        try (Table table = Table.open(root, file)) {
            List<Set<String>> known = knownColumns(table.columns(), joins);
            for (int i = 0; i < joins.size(); i++)
                requireColumn(table, joins.get(i).key(), known.get(i));
            for (String column : describedColumns()) requireColumn(table, column, known.getLast());
        }
    }

    private static void requireColumn(Table table, String column, Set<String> present) {
        if (!present.contains(column)) throw JoinedTable.missing(table.name(), column, present);
    }

    private List<String> describedColumns() {
        Stream<String> fields = Stream.of(
                        config.imageId(),
                        config.patient(),
                        config.study(),
                        config.taken().date(),
                        config.taken().time(),
                        config.view(),
                        config.sex(),
                        config.ageYears(),
                        config.file(),
                        config.split().given())
                .map(FieldConfig::column);
        Stream<String> labels = Stream.concat(
                config.labels().stream().map(LabelConfig::column),
                config.labelLists().stream().map(LabelListConfig::column));
        Stream<String> values =
                config.clinicalValues().stream().flatMap(value -> Stream.of(value.column(), value.dayColumn()));
        return Stream.of(fields, labels, values)
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private DatasetEntry entry() {
        Map<String, String> units = new LinkedHashMap<>();
        for (ClinicalConfig value : config.clinicalValues()) units.put(value.name(), value.unit());
        return new DatasetEntry(config.name(), config.title(), config.synthetic(), root, config.findings(), units);
    }
}
