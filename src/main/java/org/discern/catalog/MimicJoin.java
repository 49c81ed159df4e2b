package org.discern.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.discern.config.MimicTable;
import org.discern.config.WindowConfig;
import org.discern.model.Measurement;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Joins films with tables of MIMIC-IV by patient and time, in a database of its own that is gone when closed:
/// it takes the memory that it is given and puts the rest on disk, however many rows a table has.
///
/// One thread works with it; [#stop] may be called by another.
public final class MimicJoin implements AutoCloseable {
    private static final int PROBLEMS_KEPT = 100;
    private static final double MICROS_AN_HOUR = 3_600e6;
    private static final String TABLES = """
            create table film (number integer not null, patient varchar not null, taken timestamp);
            create table item (source integer not null, item varchar not null);
            create table measurement (film integer, source integer, value double, unit varchar, micros bigint, warned boolean);
            """;

    private final Path folder;
    private final DuckDBConnection connection;
    private volatile @Nullable Statement running;
    private volatile boolean stopped;

    private MimicJoin(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /// @param beside an existing folder with room for what does not fit into memory
    /// @param memoryMebibytes that the database may use
    /// @throws Problem where `beside` cannot be written to
    public static MimicJoin open(Path beside, int memoryMebibytes) {
        try {
            Path folder = Files.createTempDirectory(beside, "clinical-join");
            return new MimicJoin(folder, connect(folder, memoryMebibytes));
        } catch (IOException | SQLException e) {
            throw new Problem("cannot write to " + beside, "Free space there, or check its permissions.", e);
        }
    }

    /// Tables of events are large and films few, which DuckDB cannot know of a csv file: it is told to leave
    /// the order of joins as written, films last, so that they are what it keeps in memory.
    private static DuckDBConnection connect(Path folder, int memoryMebibytes) throws SQLException {
        DuckDBConnection connection = Database.connectStreaming(folder.resolve("join.duckdb"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set memory_limit = '" + memoryMebibytes + "MiB'");
            statement.execute("set preserve_insertion_order = false");
            statement.execute("set disabled_optimizers = 'join_order,build_side_probe_side'");
            statement.execute(TABLES);
        }
        return connection;
    }

    /// The films to join, numbered by their place in the list; one of unknown time has no measurements.
    public void films(List<Radiograph> films) {
        reading(folder, () -> {
            try (DuckDBAppender appender = connection.createAppender("film")) {
                int number = 0;
                for (Radiograph film : films) {
                    appender.beginRow().append(number++).append(film.patientId());
                    appender.append(film.taken()).endRow();
                }
                return number;
            }
        });
    }

    /// Finds the measurements of a table near each film.
    ///
    /// @param stays the table of stays in the emergency department, by which triage has its times; no other
    ///     table needs it
    /// @param sources number of each item: item id, or column where each item has one; a table may lack some
    /// @return rows that are broken, at most 100
    /// @throws Problem where the file cannot be read, or is no such table
    /// @throws CancellationException when stopped
    public List<RowProblem> add(
            MimicTable table, Path file, @Nullable Path stays, Map<String, Integer> sources, WindowConfig window) {
        return reading(file, () -> {
            MimicCsv csv = new MimicCsv(connection, file);
            String events;
            if (table.rowAnItem()) events = csv.rowAnItem();
            else if (stays == null) events = csv.columnAnItem(sources.keySet());
            else events = csv.columnAnItem(sources.keySet(), new MimicCsv(connection, stays));
            enter(sources);
            execute(insertion(events, window));
            return brokenRows(file);
        });
    }

    private void enter(Map<String, Integer> sources) throws SQLException {
        execute("delete from item");
        try (DuckDBAppender appender = connection.createAppender("item")) {
            for (var source : sources.entrySet()) {
                appender.beginRow().append(source.getValue()).append(source.getKey());
                appender.endRow();
            }
        }
    }

    private static String insertion(String events, WindowConfig window) {
        return """
                insert into measurement
                select film.number, source, value, unit, epoch_us(time) - epoch_us(taken) as micros, warned
                from (
                    select patient, source, coalesce(try_cast(value as double), 'nan') as value, coalesce(unit, '') as unit,
                        try_cast(time as timestamp) as time, coalesce(warned, false) as warned
                    from (%s) event join item on item.item = event.item
                ) event join film on film.patient = event.patient
                where micros between %d and %d
                """.formatted(
                        events,
                        Math.round(-window.hoursBefore() * MICROS_AN_HOUR),
                        Math.round(window.hoursAfter() * MICROS_AN_HOUR));
    }

    private List<RowProblem> brokenRows(Path file) throws SQLException {
        String sql =
                "select line, min(lower(error_type::varchar)) from reject_errors group by line order by line limit "
                        + PROBLEMS_KEPT;
        List<RowProblem> broken = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next())
                    broken.add(new RowProblem(
                            String.valueOf(file.getFileName()), row.getLong(1), row.getString(2) + "; left out"));
            }
            statement.execute("drop table reject_errors");
            statement.execute("drop table reject_scans");
        }
        return broken;
    }

    /// How many films were taken during a stay.
    ///
    /// @param file the table of stays
    /// @param from its column of the beginning
    /// @param to its column of the end
    public long filmsDuring(Path file, String from, String to) {
        return reading(file, () -> {
            String stays = new MimicCsv(connection, file).select("subject_id", from, to);
            String sql = "select count(distinct number) from (%1$s) stay join film on patient = subject_id where taken"
                    + " between try_cast(%2$s as timestamp) and try_cast(%3$s as timestamp)";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql.formatted(stays, from, to))) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /// What the table of patients says of the films' patients.
    public void patients(Path file, PatientConsumer consumer) {
        reading(file, () -> {
            String patients =
                    new MimicCsv(connection, file).select("subject_id", "gender", "anchor_age", "anchor_year");
            String sql = "select subject_id, coalesce(gender, ''), coalesce(try_cast(anchor_age as double), 'nan'),"
                    + " coalesce(try_cast(anchor_year as integer), 0) from (" + patients
                    + ") semi join film on patient = subject_id";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) consumer.accept(row.getString(1), row.getString(2), row.getDouble(3), row.getInt(4));
                return row;
            }
        });
    }

    /// Hands out the measurements found, film by film.
    public void forEach(MeasurementConsumer consumer) {
        reading(folder, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select film, source, value, unit, micros, warned from measurement order by film")) {
                while (row.next()) {
                    double hours = row.getLong(5) / MICROS_AN_HOUR;
                    Measurement measurement =
                            new Measurement(row.getDouble(3), row.getString(4), hours, row.getBoolean(6));
                    consumer.accept(row.getInt(1), row.getInt(2), measurement);
                }
                return row;
            }
        });
    }

    /// Ends what is running.
    public void stop() {
        stopped = true;
        Statement statement = running;
        if (statement == null) return;
        try {
            statement.cancel();
        } catch (SQLException alreadyOver) {
            // What has ended need not be stopped.
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("clinical join", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.execute(sql);
        } finally {
            running = null;
        }
    }

    private <T> T reading(Path file, Question<T> question) {
        try {
            return question.answer();
        } catch (SQLException e) {
            if (stopped) throw new CancellationException("stopped on request");
            throw Failures.whenReading(file, e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T answer() throws SQLException;
    }

    /// Takes a patient.
    @FunctionalInterface
    public interface PatientConsumer {
        /// @param gender F or M; empty where unknown
        /// @param anchorAge age in years in the anchor year; `NaN` where unknown
        void accept(String patientId, String gender, double anchorAge, int anchorYear);
    }

    /// Takes a measurement.
    @FunctionalInterface
    public interface MeasurementConsumer {
        /// @param film place of the film in the list
        void accept(int film, int source, Measurement measurement);
    }
}
