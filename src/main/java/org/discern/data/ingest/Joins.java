package org.discern.data.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.discern.data.ingest.Table.Row;

/// Widens the rows of a main table by those of others: a column is that of the first table that has both it and
/// a row for the film. Where none has, it reads as blank.
final class Joins {
    private final String table;
    private final List<JoinedTable> joins;
    private final List<FieldReader> keys;
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();

    /// Where a column's cell is.
    private record Place(int part, int index) {}

    /// @throws org.discern.model.Problem where a join's key is not a column of the main table, or of one joined
    ///     before
    Joins(Table main, List<JoinedTable> joins) {
        this.table = main.name();
        this.joins = joins;
        this.keys = joins.stream().map(JoinedTable::key).toList();
        add(0, main.columns());
        for (int i = 0; i < joins.size(); i++) {
            for (String column : joins.get(i).keyColumns()) require(column);
            add(i + 1, joins.get(i).columns());
        }
    }

    private void add(int part, Map<String, Integer> indices) {
        columns.addAll(indices.keySet());
        indices.forEach((column, index) ->
                places.computeIfAbsent(column, _ -> new ArrayList<>(1)).add(new Place(part, index)));
    }

    /// Refuses to go on without a column.
    void require(String column) {
        if (!has(column)) throw Table.missing(table, column, columns);
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    /// A row of the main table with those that belong to it.
    Wide widened(Row main) {
        String[][] parts = new String[joins.size() + 1][0];
        Wide wide = new Wide(main, parts);
        parts[0] = main.cells();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i).text(wide, _ -> {});
            if (!key.isEmpty()) parts[i + 1] = joins.get(i).cells(key);
        }
        return wide;
    }

    /// A row with its partners' cells; a table without a partner has none.
    final class Wide implements Cells {
        private final Row main;
        private final String[][] parts;

        private Wide(Row main, String[][] parts) {
            this.main = main;
            this.parts = parts;
        }

        Row main() {
            return main;
        }

        @Override
        public String cell(String column) {
            for (Place place : places.getOrDefault(column, List.of())) {
                String[] cells = parts[place.part()];
                if (cells.length > 0) return cells[place.index()];
            }
            return "";
        }
    }
}
