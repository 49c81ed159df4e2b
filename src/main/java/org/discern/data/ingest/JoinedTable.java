package org.discern.data.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.discern.config.JoinConfig;
import org.discern.data.ingest.Table.Row;
import org.discern.model.RowProblem;

/// A table held in memory whose rows are looked up by their key.
final class JoinedTable {
    private static final String[] NONE = {};

    private final JoinConfig join;
    private final String name;
    private final Map<String, Integer> columns;
    private final Map<String, Row> rows = new HashMap<>();
    private final List<RowProblem> problems = new ArrayList<>();

    private JoinedTable(JoinConfig join, Table table) {
        this.join = join;
        this.name = table.name();
        this.columns = table.columns();
    }

    /// The table's columns, without its rows.
    static JoinedTable head(Path root, JoinConfig join) {
        return open(root, join, Set.of(), (_, joined) -> joined);
    }

    /// @param wanted columns whose cells are needed, besides those of the key
    static JoinedTable read(Path root, JoinConfig join, Set<String> wanted, BooleanSupplier cancelled) {
        return open(root, join, wanted, (table, joined) -> {
            joined.take(table, cancelled);
            return joined;
        });
    }

    private static JoinedTable open(
            Path root, JoinConfig join, Set<String> wanted, BiFunction<Table, JoinedTable, JoinedTable> use) {
        List<String> keyColumns = join.column().columns();
        Path file = Table.find(root, join.table()).getFirst();
        try (Table table =
                Table.open(root, file, column -> wanted.contains(column) || keyColumns.contains(column), () -> false)) {
            JoinedTable joined = new JoinedTable(join, table);
            for (String column : keyColumns) {
                if (!joined.columns.containsKey(column))
                    throw Table.missing(joined.name, column, joined.columns.keySet());
            }
            return use.apply(table, joined);
        }
    }

    private void take(Table table, BooleanSupplier cancelled) {
        FieldReader column = new FieldReader(join.column());
        for (Row row = table.next(problems::add); row != null; row = table.next(problems::add)) {
            if (cancelled.getAsBoolean()) throw new CancellationException();
            long line = row.line();
            String key = column.text(row, what -> problems.add(new RowProblem(name, line, what)));
            Row first = key.isEmpty() ? null : rows.putIfAbsent(key, row);
            if (first != null) {
                problems.add(new RowProblem(
                        name,
                        line,
                        "the same " + String.join(", ", join.column().columns()) + " as row " + first.line()
                                + "; the first counts"));
            }
        }
    }

    /// The columns of the main row that its key is made of.
    List<String> keyColumns() {
        return join.key().columns();
    }

    FieldReader key() {
        return new FieldReader(join.key());
    }

    Map<String, Integer> columns() {
        return columns;
    }

    /// The cells of a key's row; none where there is no such row.
    String[] cells(String key) {
        Row row = rows.get(key);
        return row == null ? NONE : row.cells();
    }

    /// What was wrong with its rows.
    List<RowProblem> problems() {
        return problems;
    }
}
