package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.discern.model.Finding;
import org.duckdb.DuckDBConnection;

/// The findings of all data sets by their number in the catalog.
final class FindingNames {
    private FindingNames() {}

    static Map<Integer, Finding> read(DuckDBConnection connection) throws SQLException {
        Map<Integer, Finding> findings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select number, name from finding");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) findings.put(row.getInt(1), new Finding(row.getString(2)));
        }
        return findings;
    }
}
