package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.discern.model.ClinicalCoverage;
import org.discern.model.ClinicalCoverage.Count;
import org.discern.model.ClinicalCoverage.Feature;
import org.discern.model.ClinicalCoverage.Group;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Counts films and studies that have clinical values, by what is said of a finding.
final class CoverageQuery {
    /// Films with the group that they are in; all films are a group of their own, whose label is `ALL`.
    private static final String FILMS = """
            with said as (
                select film_number, value::varchar as value from label
                where finding_number in (select number from finding where name = ?)
            ), grouped as (
                select number, (patient_id, study_id) as study, unnest(['ALL', coalesce(value, 'UNMENTIONED')]) as label
                from film left join said on film_number = number where dataset = ?
            )
            """;
    private static final String GROUPS =
            FILMS + "select label, count(*), count(distinct study) from grouped group by label";
    private static final String FEATURES = FILMS + """
            select name, label, count(*), count(distinct study),
                min(hours) filter (where not isnan(hours)), max(hours) filter (where not isnan(hours))
            from clinical join grouped on number = film_number group by name, label
            """;
    private static final String ALL = "ALL";

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, Count>> counts = new TreeMap<>();
    private final Map<String, double[]> hours = new TreeMap<>();

    private CoverageQuery() {}

    static ClinicalCoverage run(DuckDBConnection connection, DatasetEntry entry, @Nullable Finding finding)
            throws SQLException {
        CoverageQuery query = new CoverageQuery();
        String name = finding == null ? "" : finding.name();
        query.readGroups(connection, entry.name(), name);
        query.readFeatures(connection, entry.name(), name);
        return query.coverage(entry, finding);
    }

    private void readGroups(DuckDBConnection connection, String dataset, String finding) throws SQLException {
        Map<String, Group> found = new LinkedHashMap<>();
        ask(connection, GROUPS, finding, dataset, row -> {
            String label = row.getString(1);
            LabelValue value = label.equals(ALL) ? null : LabelValue.valueOf(label);
            found.put(label, new Group(value, row.getLong(2), row.getLong(3)));
        });
        groups.put(ALL, found.getOrDefault(ALL, new Group(null, 0, 0)));
        if (finding.isEmpty()) return;
        for (LabelValue value : LabelValue.values()) {
            Group group = found.get(value.name());
            if (group != null) groups.put(value.name(), group);
        }
    }

    private void readFeatures(DuckDBConnection connection, String dataset, String finding) throws SQLException {
        ask(connection, FEATURES, finding, dataset, row -> {
            String name = row.getString(1);
            String label = row.getString(2);
            counts.computeIfAbsent(name, _ -> new TreeMap<>()).put(label, new Count(row.getLong(3), row.getLong(4)));
            if (label.equals(ALL)) hours.put(name, new double[] {number(row, 5), number(row, 6)});
        });
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    private ClinicalCoverage coverage(DatasetEntry entry, @Nullable Finding finding) {
        Set<String> names = new LinkedHashSet<>(entry.clinicalUnits().keySet());
        names.addAll(counts.keySet());
        List<Feature> features = new ArrayList<>();
        for (String name : names) {
            Map<String, Count> found = counts.getOrDefault(name, Map.of());
            List<Count> byGroup = groups.keySet().stream()
                    .map(label -> found.getOrDefault(label, new Count(0, 0)))
                    .toList();
            double[] between = hours.getOrDefault(name, new double[] {Double.NaN, Double.NaN});
            features.add(
                    new Feature(name, entry.clinicalUnits().getOrDefault(name, ""), byGroup, between[0], between[1]));
        }
        return new ClinicalCoverage(
                entry.name(), finding, List.copyOf(groups.values()), features, entry.clinicalSource());
    }

    private static void ask(DuckDBConnection connection, String sql, String finding, String dataset, Rows rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, finding);
            statement.setString(2, dataset);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) rows.take(row);
            }
        }
    }

    @FunctionalInterface
    private interface Rows {
        void take(ResultSet row) throws SQLException;
    }
}
