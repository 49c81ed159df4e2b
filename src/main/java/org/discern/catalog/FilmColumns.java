package org.discern.catalog;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.duckdb.DuckDBConnection;

/// What the catalog's tables say of the films at one moment, a row a film in the order of their numbers: sets
/// for what has few values, arrays for numbers.
final class FilmColumns {
    final int[] numbers;
    final Facet<Split> splits = Facet.of(List.of(Split.values()));
    final Facet<ViewPosition> views = Facet.of(List.of(ViewPosition.values()));
    final Facet<Sex> sexes = Facet.of(List.of(Sex.values()));
    final Facet<String> datasets;
    final Map<Finding, Facet<LabelValue>> findings = new HashMap<>();
    final Map<String, Set<Finding>> vocabularies = new LinkedHashMap<>();
    final Measure age;
    final SortedMap<String, Measure> clinical = new TreeMap<>();
    final PatientIndex patients;

    FilmColumns(DuckDBConnection connection) throws SQLException {
        List<DatasetSummary> summaries = DatasetTables.summaries(connection);
        for (DatasetSummary dataset : summaries)
            vocabularies.put(dataset.name(), new LinkedHashSet<>(dataset.findings()));
        datasets = Facet.of(summaries.stream().map(DatasetSummary::name).toList());
        try (Statement statement = connection.createStatement()) {
            int films = count(statement);
            numbers = new int[films];
            double[] ages = new double[films];
            patients = readFilms(statement, ages);
            age = new Measure("age", ages);
            readLabels(statement, FindingNames.read(connection));
        }
        for (String name : clinicalNames(connection)) clinical.put(name, readClinical(connection, name));
    }

    /// The row of the film with a number; negative where there is none.
    int row(int number) {
        // Numbers run on without gaps unless data sets have been imported anew.
        int guess = numbers.length == 0 ? -1 : number - numbers[0];
        if (guess >= 0 && guess < numbers.length && numbers[guess] == number) return guess;
        return Arrays.binarySearch(numbers, number);
    }

    /// The films of each tag.
    Facet<String> readTags(DuckDBConnection connection) throws SQLException {
        Map<String, BitSet> films = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select tag, number from tag left join film using (image_id)")) {
            while (row.next()) {
                BitSet tagged = films.computeIfAbsent(row.getString(1), _ -> new BitSet());
                int number = row.getInt(2);
                // A film that has come since has no row here; the index is about to be read anew.
                if (!row.wasNull() && row(number) >= 0) tagged.set(row(number));
            }
        }
        return new Facet<>(films);
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from film")) {
            row.next();
            return row.getInt(1);
        }
    }

    private PatientIndex readFilms(Statement statement, double[] ages) throws SQLException {
        List<String> patientDatasets = new ArrayList<>();
        List<String> patientIds = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select distinct dataset, patient_id from film order by dataset, patient_id")) {
            while (row.next()) {
                patientDatasets.add(row.getString(1));
                patientIds.add(row.getString(2));
            }
        }
        int[] patientOf = new int[numbers.length];
        int[] studyOf = new int[numbers.length];
        try (ResultSet row = statement.executeQuery("select number, dataset, split, view_position, sex, age_years,"
                + " dense_rank() over (order by dataset, patient_id),"
                + " dense_rank() over (order by dataset, patient_id, study_id) from film order by number")) {
            for (int i = 0; row.next(); i++) {
                numbers[i] = row.getInt(1);
                datasets.of(row.getString(2)).set(i);
                splits.of(Split.valueOf(row.getString(3))).set(i);
                views.of(ViewPosition.valueOf(row.getString(4))).set(i);
                sexes.of(Sex.valueOf(row.getString(5))).set(i);
                ages[i] = row.getDouble(6);
                patientOf[i] = row.getInt(7) - 1;
                studyOf[i] = row.getInt(8) - 1;
            }
        }
        return new PatientIndex(List.copyOf(patientDatasets), List.copyOf(patientIds), patientOf, studyOf);
    }

    private void readLabels(Statement statement, Map<Integer, Finding> names) throws SQLException {
        Map<Integer, List<BitSet>> sets = new HashMap<>();
        names.forEach((number, finding) -> {
            Facet<LabelValue> facet = Facet.of(List.of(LabelValue.values()));
            facet.of(LabelValue.UNMENTIONED).set(0, numbers.length);
            findings.put(finding, facet);
            sets.put(number, List.copyOf(facet.films().values()));
        });
        // A code is read several times as fast as a name; the codes are those of the schema's type.
        try (ResultSet row =
                statement.executeQuery("select film_number, finding_number, enum_code(value) from label")) {
            while (row.next()) {
                int film = row(row.getInt(1));
                List<BitSet> states = requireNonNull(sets.get(row.getInt(2)));
                states.get(row.getInt(3)).set(film);
                states.get(LabelValue.UNMENTIONED.ordinal()).clear(film);
            }
        }
    }

    private static List<String> clinicalNames(DuckDBConnection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select distinct name from clinical")) {
            while (row.next()) names.add(row.getString(1));
        }
        return names;
    }

    private Measure readClinical(DuckDBConnection connection, String name) throws SQLException {
        double[] values = new double[numbers.length];
        Arrays.fill(values, Double.NaN);
        try (PreparedStatement statement =
                connection.prepareStatement("select film_number, value from clinical where name = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) values[row(row.getInt(1))] = row.getDouble(2);
            }
        }
        return new Measure(name, values);
    }
}
