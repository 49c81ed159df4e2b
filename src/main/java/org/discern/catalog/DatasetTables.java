package org.discern.catalog;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.discern.model.ClinicalSource;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The table of data sets and their problems.
final class DatasetTables {
    private DatasetTables() {}

    /// Puts a data set in place of the one of the same name.
    static void replace(DuckDBConnection connection, DatasetEntry entry, List<Radiograph> films, ImportReport report)
            throws SQLException {
        List<Radiograph> sorted = films.parallelStream()
                .sorted(Comparator.comparing(Radiograph::imageId))
                .toList();
        // The fingerprint takes as long as the writing, and needs no connection: another core's work meanwhile.
        CompletableFuture<Totals> totals = CompletableFuture.supplyAsync(() -> Totals.of(sorted));
        remove(connection, entry.name());
        FilmRows.append(connection, entry, sorted);
        refuseRepeatedImageIds(connection, entry.name());
        appendProblems(connection, entry.name(), report.problems());
        appendDataset(connection, entry, totals.join(), report);
        if (entry.clinicalSource() != null) appendSource(connection, entry.name(), entry.clinicalSource());
    }

    /// What is said of a data set as a whole.
    private record Totals(long films, long patients, long studies, String contentHash) {
        static Totals of(List<Radiograph> films) {
            Map<String, Set<String>> studies = new HashMap<>();
            for (Radiograph film : films) {
                studies.computeIfAbsent(film.patientId(), _ -> new HashSet<>()).add(film.studyId());
            }
            // Study ids are unique within a patient only.
            long inAll = studies.values().stream().mapToLong(Set::size).sum();
            return new Totals(films.size(), studies.size(), inAll, ContentHash.of(films));
        }
    }

    /// Puts another report in place of the one of a data set.
    static void replaceReport(DuckDBConnection connection, ImportReport report) throws SQLException {
        require(connection, report.dataset());
        try (PreparedStatement delete = connection.prepareStatement("delete from problem where dataset = ?");
                PreparedStatement count =
                        connection.prepareStatement("update dataset set problems = ? where name = ?")) {
            delete.setString(1, report.dataset());
            delete.execute();
            count.setLong(1, report.problems().size());
            count.setString(2, report.dataset());
            count.execute();
        }
        appendProblems(connection, report.dataset(), report.problems());
    }

    private static void remove(DuckDBConnection connection, String dataset) throws SQLException {
        for (String sql : List.of(
                "delete from label where film_number in (select number from film where dataset = ?)",
                "delete from clinical where film_number in (select number from film where dataset = ?)",
                "delete from film where dataset = ?",
                "delete from problem where dataset = ?",
                "delete from clinical_source where dataset = ?",
                "delete from dataset where name = ?")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, dataset);
                statement.execute();
            }
        }
    }

    private static void refuseRepeatedImageIds(DuckDBConnection connection, String dataset) throws SQLException {
        String sql = "select image_id, min(dataset), max(dataset) from film group by image_id having count(*) > 1"
                + " order by image_id limit 1";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) return;
            String other = row.getString(2).equals(dataset) ? row.getString(3) : row.getString(2);
            String where = other.equals(dataset) ? "twice in " + dataset : "in " + dataset + " and in " + other;
            throw new Problem(
                    "Image id " + row.getString(1) + " is " + where + ".",
                    "Image ids must be unique in a project: give one of them a prefix in the data set's description.");
        }
    }

    private static void appendProblems(DuckDBConnection connection, String dataset, List<RowProblem> problems)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("problem")) {
            int number = 0;
            for (RowProblem problem : problems) {
                appender.beginRow().append(dataset).append(number++);
                appender.append(problem.file())
                        .append(problem.row())
                        .append(problem.what())
                        .endRow();
            }
        }
    }

    private static void appendDataset(
            DuckDBConnection connection, DatasetEntry entry, Totals totals, ImportReport report) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("dataset")) {
            appender.beginRow().append(entry.name()).append(entry.title()).append(entry.synthetic());
            appender.append(entry.root().toString());
            appender.append(entry.findings().stream().map(Finding::name).toList());
            appender.append(entry.clinicalUnits());
            appender.append(report.rowsRead())
                    .append(totals.films())
                    .append(totals.patients())
                    .append(totals.studies());
            appender.append((long) report.problems().size())
                    .append(totals.contentHash())
                    .endRow();
        }
    }

    private static void appendSource(DuckDBConnection connection, String dataset, ClinicalSource source)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("clinical_source")) {
            appender.beginRow().append(dataset).append(source.values()).append(source.folders());
            appender.append(source.hoursBefore())
                    .append(source.hoursAfter())
                    .append(source.statistic())
                    .endRow();
        }
    }

    /// The data sets by name.
    static List<DatasetSummary> summaries(DuckDBConnection connection) throws SQLException {
        List<DatasetSummary> summaries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select * from dataset left join clinical_source on dataset = name order by name");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) summaries.add(summary(row));
        }
        return summaries;
    }

    private static DatasetSummary summary(ResultSet row) throws SQLException {
        Map<String, String> units = new LinkedHashMap<>();
        ((Map<?, ?>) row.getObject("clinical_units")).forEach((name, unit) -> units.put((String) name, (String) unit));
        DatasetEntry entry = new DatasetEntry(
                row.getString("name"),
                row.getString("title"),
                row.getBoolean("synthetic"),
                Path.of(row.getString("root")),
                strings(row, "findings").stream().map(Finding::new).toList(),
                units,
                source(row));
        return new DatasetSummary(
                entry,
                row.getLong("films"),
                row.getLong("patients"),
                row.getLong("studies"),
                row.getLong("rows_read"),
                row.getLong("problems"),
                row.getString("content_hash"));
    }

    private static @Nullable ClinicalSource source(ResultSet row) throws SQLException {
        if (row.getString("statistic") == null) return null;
        return new ClinicalSource(
                strings(row, "value_names"),
                strings(row, "folders"),
                row.getDouble("hours_before"),
                row.getDouble("hours_after"),
                row.getString("statistic"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String.class::cast)
                .toList();
    }

    /// The data set of that name, or a [Problem] that names those there are.
    static DatasetEntry require(DuckDBConnection connection, String dataset) throws SQLException {
        List<DatasetSummary> summaries = summaries(connection);
        return summaries.stream()
                .filter(summary -> summary.name().equals(dataset))
                .findFirst()
                .map(DatasetSummary::entry)
                .orElseThrow(() -> new Problem("The project has no data set " + dataset + ".", known(summaries)));
    }

    private static String known(List<DatasetSummary> summaries) {
        if (summaries.isEmpty()) return "Import one first.";
        return "It has "
                + String.join(", ", summaries.stream().map(DatasetSummary::name).toList()) + ".";
    }

    /// Says where the films of a data set are now.
    static void relocate(DuckDBConnection connection, String dataset, Path root) throws SQLException {
        require(connection, dataset);
        try (PreparedStatement statement = connection.prepareStatement("update dataset set root = ? where name = ?")) {
            statement.setString(1, root.toString());
            statement.setString(2, dataset);
            statement.execute();
        }
    }

    /// What the import of a data set could not use.
    static List<RowProblem> problems(DuckDBConnection connection, String dataset) throws SQLException {
        String sql = "select file, file_row, what from problem where dataset = ? order by number";
        List<RowProblem> problems = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataset);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) problems.add(new RowProblem(row.getString(1), row.getLong(2), row.getString(3)));
            }
        }
        return problems;
    }
}
