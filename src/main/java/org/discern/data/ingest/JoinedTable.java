package org.discern.data.ingest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.discern.config.JoinConfig;
import org.discern.data.ingest.Table.Row;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.jspecify.annotations.Nullable;

/// A table held in memory whose columns are added to the rows of another. A row without a partner reads as
/// blank cells.
final class JoinedTable {
    private final String key;
    private final Set<String> columns;
    private final Map<String, Row> rows = new HashMap<>();

    private JoinedTable(String key, Set<String> columns) {
        this.key = key;
        this.columns = columns;
    }

    static JoinedTable read(Path root, JoinConfig join, Consumer<RowProblem> problems) {
        try (Table table = Table.open(root, Table.find(root, join.table()).getFirst())) {
            if (!table.columns().contains(join.column())) throw missing(table.name(), join.column(), table.columns());
            JoinedTable joined = new JoinedTable(join.key(), table.columns());
            for (Row row = table.next(problems); row != null; row = table.next(problems)) {
                String value = row.cell(join.column());
                Row first = value.isEmpty() ? null : joined.rows.putIfAbsent(value, row);
                if (first != null) {
                    problems.accept(new RowProblem(
                            table.name(),
                            row.line(),
                            "the same " + join.column() + " as row " + first.line() + "; the first counts"));
                }
            }
            return joined;
        }
    }

    /// The problem of a column that a table should have.
    static Problem missing(String table, String column, Set<String> present) {
        return new Problem(table + " has no column '" + column + "'", "It has: " + String.join(", ", present) + ".");
    }

    String key() {
        return key;
    }

    Set<String> columns() {
        return columns;
    }

    /// `main` with the columns of this table behind its own; a column of the same name stays the main one's.
    Cells widen(Cells main, Set<String> mainColumns) {
        @Nullable Row partner = rows.get(main.cell(key));
        return column -> {
            if (mainColumns.contains(column)) return main.cell(column);
            return partner == null ? "" : partner.cell(column);
        };
    }
}
