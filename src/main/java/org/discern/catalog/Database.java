package org.discern.catalog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.discern.model.Problem;
import org.duckdb.DuckDBConnection;

/// A DuckDB database: how it is opened, its transactions, and what its failures mean.
final class Database implements AutoCloseable {
    private final String name;
    private final DuckDBConnection root;
    private final ReentrantLock changing = new ReentrantLock();

    private Database(String name, DuckDBConnection root) {
        this.name = name;
        this.root = root;
    }

    /// The database in `file`, made if missing.
    static Database open(Path file) {
        String name = file.toString();
        // DuckDB's driver would take what follows for settings, and open another file than the one asked for.
        if (name.contains(";")) throw new Problem("A project's path cannot contain ';': " + name, "Rename the folder.");
        try {
            return new Database(name, connect("jdbc:duckdb:" + file.toAbsolutePath(), new Properties()));
        } catch (SQLException e) {
            throw Failures.whenOpening(name, e);
        }
    }

    /// A database of its own that is gone when closed.
    static Database inMemory() {
        try {
            return new Database("in memory", connectInMemory());
        } catch (SQLException e) {
            throw Failures.whenOpening("in memory", e);
        }
    }

    /// A connection to a fresh database that is gone when the connection is closed.
    static DuckDBConnection connectInMemory() throws SQLException {
        return connect("jdbc:duckdb:", new Properties());
    }

    /// A connection to a database in a file that hands out rows while a query still runs, so that no result
    /// need fit into memory.
    static DuckDBConnection connectStreaming(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        return connect("jdbc:duckdb:" + file.toAbsolutePath(), settings);
    }

    /// DuckDB would fetch missing extensions from the internet; the workbench goes there only when asked to.
    private static DuckDBConnection connect(String url, Properties settings) throws SQLException {
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return DuckDBConnection.newConnection(url, false, "", settings);
    }

    /// Reads from one consistent state.
    ///
    /// Each call has a connection of its own, so that reading goes on while another thread writes.
    <T> T read(Reading<T> reading) {
        try (DuckDBConnection connection = root.duplicate()) {
            connection.setAutoCommit(false);
            return reading.from(connection);
        } catch (SQLException e) {
            throw Failures.whenUsing(name, e);
        }
    }

    /// Makes a change entirely or, where it throws, not at all.
    void change(Change change) {
        changing.lock();
        try (DuckDBConnection connection = root.duplicate()) {
            connection.setAutoCommit(false);
            change.in(connection);
            connection.commit();
        } catch (SQLException e) {
            throw Failures.whenUsing(name, e);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw Failures.whenUsing(name, e);
        }
    }

    /// Something read; may throw [Problem].
    @FunctionalInterface
    interface Reading<T> {
        T from(DuckDBConnection connection) throws SQLException;
    }

    /// Something changed; may throw [Problem].
    @FunctionalInterface
    interface Change {
        void in(DuckDBConnection connection) throws SQLException;
    }
}
