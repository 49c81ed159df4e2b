package org.discern.catalog;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.discern.model.ClinicalValue;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Reads films with their labels and clinical values: three queries in the order of the films' numbers,
/// merged as they come.
final class FilmReader {
    private FilmReader() {}

    /// All films of a data set, by number.
    static List<Radiograph> ofDataset(DuckDBConnection connection, String dataset) throws SQLException {
        try (PreparedStatement choice =
                connection.prepareStatement("create temp table chosen as select number from film where dataset = ?")) {
            choice.setString(1, dataset);
            choice.execute();
        }
        return chosen(connection);
    }

    /// The films with these numbers, by number.
    static List<Radiograph> withNumbers(DuckDBConnection connection, int[] numbers) throws SQLException {
        try (PreparedStatement choice =
                connection.prepareStatement("create temp table chosen as select unnest(?::integer[]) as number")) {
            choice.setArray(1, array(connection, numbers));
            choice.execute();
        }
        return chosen(connection);
    }

    /// The image ids of the films with these numbers, by number.
    static List<String> imageIds(DuckDBConnection connection, int[] numbers) throws SQLException {
        List<String> imageIds = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select image_id from film where number in" + " (select unnest(?::integer[])) order by number")) {
            statement.setArray(1, array(connection, numbers));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) imageIds.add(row.getString(1));
            }
        }
        return imageIds;
    }

    private static Array array(DuckDBConnection connection, int[] numbers) throws SQLException {
        return connection.createArrayOf(
                "integer", Arrays.stream(numbers).boxed().toArray());
    }

    private static List<Radiograph> chosen(DuckDBConnection connection) throws SQLException {
        Map<Integer, Finding> findings = FindingNames.read(connection);
        List<Radiograph> films = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                Statement labelStatement = connection.createStatement();
                Statement clinicalStatement = connection.createStatement();
                ResultSet film =
                        statement.executeQuery("select film.* from film join chosen using (number) order by number");
                ResultSet label = labelStatement.executeQuery("select film_number, finding_number, value from label"
                        + " join chosen on number = film_number order by film_number");
                ResultSet clinical =
                        clinicalStatement.executeQuery("select film_number, name, value, hours from clinical"
                                + " join chosen on number = film_number order by film_number")) {
            Merge<Finding, LabelValue> labels = new Merge<>(
                    label,
                    row -> requireNonNull(findings.get(row.getInt(2))),
                    row -> LabelValue.valueOf(row.getString(3)));
            Merge<String, ClinicalValue> values = new Merge<>(
                    clinical, row -> row.getString(2), row -> new ClinicalValue(row.getDouble(3), row.getDouble(4)));
            while (film.next()) {
                int number = film.getInt("number");
                films.add(radiograph(film, taken(film), labels.of(number), values.of(number)));
            }
        }
        return films;
    }

    /// When the film of a row was taken.
    static @Nullable LocalDateTime taken(ResultSet row) throws SQLException {
        return row.getObject("taken", LocalDateTime.class);
    }

    /// The film of a row that has the other columns of the table `film`.
    static Radiograph radiograph(
            ResultSet row,
            @Nullable LocalDateTime taken,
            Map<Finding, LabelValue> labels,
            Map<String, ClinicalValue> clinicalValues)
            throws SQLException {
        return new Radiograph(
                row.getString("image_id"),
                row.getString("dataset"),
                row.getString("patient_id"),
                row.getString("study_id"),
                taken,
                ViewPosition.valueOf(row.getString("view_position")),
                Split.valueOf(row.getString("split")),
                row.getString("file"),
                Sex.valueOf(row.getString("sex")),
                row.getDouble("age_years"),
                labels,
                clinicalValues);
    }

    /// One column of a row.
    @FunctionalInterface
    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Rows of `film number, key, value`, handed out film by film. Numbers must be asked for in ascending
    /// order.
    private static final class Merge<K, V> {
        private final ResultSet rows;
        private final Column<K> key;
        private final Column<V> value;
        private boolean atRow;

        Merge(ResultSet rows, Column<K> key, Column<V> value) throws SQLException {
            this.rows = rows;
            this.key = key;
            this.value = value;
            this.atRow = rows.next();
        }

        Map<K, V> of(int filmNumber) throws SQLException {
            Map<K, V> values = new HashMap<>();
            while (atRow && rows.getInt(1) == filmNumber) {
                values.put(key.of(rows), value.of(rows));
                atRow = rows.next();
            }
            return values;
        }
    }
}
