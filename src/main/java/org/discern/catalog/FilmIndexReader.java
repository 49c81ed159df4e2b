package org.discern.catalog;

import static java.util.Objects.requireNonNull;

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
import java.util.TreeMap;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.duckdb.DuckDBConnection;

/// Reads a [FilmIndex] from the catalog's tables.
final class FilmIndexReader {
    final int[] numbers;
    final double[] ages;
    final Facet<Split> splits = Facet.of(List.of(Split.values()));
    final Facet<ViewPosition> views = Facet.of(List.of(ViewPosition.values()));
    final Facet<Sex> sexes = Facet.of(List.of(Sex.values()));
    final Facet<String> datasets;
    final Facet<String> tags;
    final Map<Finding, Facet<LabelValue>> findings = new HashMap<>();
    final Map<String, Set<Finding>> vocabularies = new LinkedHashMap<>();
    final Map<String, double[]> clinical = new HashMap<>();
    final PatientIndex patients;

    FilmIndexReader(DuckDBConnection connection) throws SQLException {
        List<DatasetSummary> summaries = DatasetTables.summaries(connection);
        for (DatasetSummary dataset : summaries)
            vocabularies.put(dataset.name(), new LinkedHashSet<>(dataset.findings()));
        datasets = Facet.of(summaries.stream().map(DatasetSummary::name).toList());
        try (Statement statement = connection.createStatement()) {
            int films = count(statement);
            numbers = new int[films];
            ages = new double[films];
            patients = readFilms(statement, films);
            readLabels(statement, FindingNames.read(connection));
            readClinical(statement);
            tags = readTags(statement);
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from film")) {
            row.next();
            return row.getInt(1);
        }
    }

    private PatientIndex readFilms(Statement statement, int films) throws SQLException {
        List<String> patientDatasets = new ArrayList<>();
        List<String> patientIds = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select distinct dataset, patient_id from film order by dataset, patient_id")) {
            while (row.next()) {
                patientDatasets.add(row.getString(1));
                patientIds.add(row.getString(2));
            }
        }
        int[] patientOf = new int[films];
        int[] studyOf = new int[films];
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
                int film = Arrays.binarySearch(numbers, row.getInt(1));
                List<BitSet> states = requireNonNull(sets.get(row.getInt(2)));
                states.get(row.getInt(3)).set(film);
                states.get(LabelValue.UNMENTIONED.ordinal()).clear(film);
            }
        }
    }

    private void readClinical(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select name, film_number, value from clinical order by name")) {
            while (row.next()) {
                double[] values = clinical.computeIfAbsent(row.getString(1), _ -> {
                    double[] unknown = new double[numbers.length];
                    Arrays.fill(unknown, Double.NaN);
                    return unknown;
                });
                values[Arrays.binarySearch(numbers, row.getInt(2))] = row.getDouble(3);
            }
        }
    }

    private Facet<String> readTags(Statement statement) throws SQLException {
        Map<String, BitSet> films = new TreeMap<>();
        try (ResultSet row = statement.executeQuery("select tag, number from tag left join film using (image_id)")) {
            while (row.next()) {
                BitSet tagged = films.computeIfAbsent(row.getString(1), _ -> new BitSet());
                int number = row.getInt(2);
                if (!row.wasNull()) tagged.set(Arrays.binarySearch(numbers, number));
            }
        }
        return new Facet<>(films);
    }
}
