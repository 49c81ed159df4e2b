package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The table of runs: what their folders say, ready to be listed.
final class RunIndex {
    private RunIndex() {}

    /// Enters a run in place of what was known of it.
    static void replace(DuckDBConnection connection, RunSummary run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from run where id = ?")) {
            statement.setString(1, run.id().value());
            statement.execute();
        }
        try (DuckDBAppender appender = connection.createAppender("run")) {
            appender.beginRow()
                    .append(run.id().value())
                    .append(run.name())
                    .append(run.dataset())
                    .append(run.method());
            appender.append(run.state().name()).append(run.started().toEpochMilli());
            appender.append(run.headline()).endRow();
        }
    }

    /// The runs, latest first.
    static List<RunSummary> runs(DuckDBConnection connection) throws SQLException {
        List<RunSummary> runs = new ArrayList<>();
        String sql = "select * from run order by started_epoch_millis desc, id desc";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) runs.add(run(row));
        }
        return runs;
    }

    private static RunSummary run(ResultSet row) throws SQLException {
        Map<String, Double> headline = new HashMap<>();
        ((Map<?, ?>) row.getObject("headline")).forEach((name, value) -> headline.put((String) name, (Double) value));
        return new RunSummary(
                new RunId(row.getString("id")),
                row.getString("name"),
                row.getString("dataset"),
                row.getString("method"),
                RunState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("started_epoch_millis")),
                headline);
    }

    /// Forgets all runs.
    static void forget(DuckDBConnection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from run")) {
            statement.execute();
        }
    }
}
