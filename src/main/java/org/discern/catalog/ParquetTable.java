package org.discern.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.discern.model.Problem;
import org.discern.storage.DurableFile;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// One table in one Parquet file, through a database in memory.
final class ParquetTable {
    private ParquetTable() {}

    /// Writes a table: aside, forced, renamed.
    ///
    /// @param columns as in `create table`
    /// @param metadata texts that the file keeps beside the table, by name (letters only)
    /// @throws Problem if the file cannot be written; one that was there before is left as it was
    static void write(Path file, List<String> columns, Map<String, String> metadata, Rows rows) {
        DurableFile.replace(file, aside -> {
            try {
                export(aside, columns, metadata, rows);
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
    }

    private static void export(Path file, List<String> columns, Map<String, String> metadata, Rows rows)
            throws SQLException {
        try (DuckDBConnection connection = Database.connectInMemory()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table content (" + String.join(", ", columns) + ")");
            }
            try (DuckDBAppender appender = connection.createAppender("content")) {
                rows.appendTo(appender);
            }
            List<String> names = metadata.keySet().stream().sorted().toList();
            String kept =
                    String.join(", ", names.stream().map(name -> name + ": ?").toList());
            String sql = "copy content to ? (format parquet, compression zstd"
                    + (names.isEmpty() ? ")" : ", kv_metadata {" + kept + "})");
            try (PreparedStatement copy = connection.prepareStatement(sql)) {
                copy.setString(1, file.toString());
                for (int i = 0; i < names.size(); i++) copy.setString(i + 2, metadata.get(names.get(i)));
                copy.execute();
            }
        }
    }

    /// Reads a table.
    ///
    /// @param columns to select, as in SQL
    /// @throws Problem if the file is missing, is damaged, or has other columns
    static <T> T read(Path file, String columns, Content<T> content) {
        if (!Files.isRegularFile(file)) throw new Problem("There is no file " + file, "It belongs to a run's folder.");
        try (DuckDBConnection connection = Database.connectInMemory()) {
            Map<String, String> metadata = metadata(connection, file);
            try (PreparedStatement statement =
                    connection.prepareStatement("select " + columns + " from read_parquet(?)")) {
                statement.setString(1, file.toString());
                try (ResultSet rows = statement.executeQuery()) {
                    return content.of(rows, metadata);
                }
            }
        } catch (SQLException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    private static Map<String, String> metadata(DuckDBConnection connection, Path file) throws SQLException {
        Map<String, String> metadata = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select decode(key), decode(value) from parquet_kv_metadata(?)")) {
            statement.setString(1, file.toString());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) metadata.put(row.getString(1), row.getString(2));
            }
        }
        return metadata;
    }

    private static Problem unreadable(Path file, Exception cause) {
        return new Problem(
                "Cannot read " + file + ": it is damaged, or not the table it should be.",
                "Copy it again from where the run was made, or repeat the run.",
                cause);
    }

    /// Appends the rows of a table.
    @FunctionalInterface
    interface Rows {
        void appendTo(DuckDBAppender appender) throws SQLException;
    }

    /// Makes something of a table; throws [IllegalArgumentException] where the rows are not what they should
    /// be.
    @FunctionalInterface
    interface Content<T> {
        T of(ResultSet rows, Map<String, String> metadata) throws SQLException;
    }
}
