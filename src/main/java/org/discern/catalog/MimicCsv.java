package org.discern.catalog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.discern.model.Problem;
import org.duckdb.DuckDBConnection;

/// A table of MIMIC, csv or csv.gz, as parts of queries. All cells are texts here, so that none of a hundred
/// million can break a query off; columns go by their names, in any case and order.
final class MimicCsv {
    private final Path file;
    private final String table;
    private final Map<String, String> columns = new LinkedHashMap<>();

    /// Looks at the header.
    ///
    /// @throws SQLException where the file cannot be read
    MimicCsv(DuckDBConnection connection, Path file) throws SQLException {
        this.file = file;
        this.table =
                "read_csv('" + file.toString().replace("'", "''") + "', header = true, all_varchar = true, delim = ',',"
                        + " quote = '\"', escape = '\"', strict_mode = false, ignore_errors = true, store_rejects = true)";
        try (Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery("describe select * from " + table)) {
            while (column.next()) columns.put(column.getString(1).toLowerCase(Locale.ROOT), column.getString(1));
        }
    }

    /// A query of the table for some of its columns.
    String select(String... names) {
        List<String> selected = new ArrayList<>();
        for (String name : names) selected.add(column(name) + " as " + name);
        return "select " + String.join(", ", selected) + " from " + table;
    }

    /// A query of a table with a row for each item: patient, time, item, value, unit, warned.
    String rowAnItem() {
        return "select %s as patient, %s as time, %s as item, %s as value, %s as unit, %s = '1' as warned from %s where value is not null"
                .formatted(
                        column("subject_id"),
                        column("charttime"),
                        column("itemid"),
                        column("valuenum"),
                        columns.containsKey("valueuom") ? column("valueuom") : "''",
                        columns.containsKey("warning") ? column("warning") : "'0'",
                        table);
    }

    /// The same for a table with a column for each item; items that it lacks are passed over.
    String columnAnItem(Collection<String> items) {
        return unpivoted(column("charttime") + " as time", table, items);
    }

    /// The same for a table whose times are those of its stays.
    String columnAnItem(Collection<String> items, MimicCsv stays) {
        String starts = "select stay_id as stay, min(intime) as time from (" + stays.select("stay_id", "intime")
                + ") group by all";
        return unpivoted("time", table + " join (" + starts + ") on stay = " + column("stay_id"), items);
    }

    private String unpivoted(String time, String rows, Collection<String> items) {
        List<String> present =
                items.stream().filter(columns::containsKey).map(this::column).toList();
        if (present.isEmpty()) column(items.iterator().next());
        String list = String.join(", ", present);
        return "select patient, time, lower(item) as item, value, '' as unit, false as warned from (select "
                + column("subject_id") + " as patient, " + time + ", " + list + " from " + rows
                + ") unpivot (value for item in (" + list + "))";
    }

    private String column(String name) {
        String column = columns.get(name);
        if (column == null) {
            throw new Problem(
                    file + " has no column '" + name + "'",
                    "Is it the table that its name says? It has: " + String.join(", ", columns.values()) + ".");
        }
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
