package org.discern.catalog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.discern.model.ClinicalValue;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// The frozen table of a run's films.
final class CohortFile {
    private static final String NAME = "cohort";
    private static final String SYNTHETIC = "synthetic";
    private static final String LABEL = "label:";
    private static final String CLINICAL = "clinical:";
    private static final String CLINICAL_HOURS = "clinicalHours:";
    private static final String TAKEN = "taken";
    private static final List<String> FILM_COLUMNS = List.of(
            "image_id varchar",
            "dataset varchar",
            "patient_id varchar",
            "study_id varchar",
            "view_position varchar",
            "split varchar",
            "file varchar",
            "sex varchar",
            "age_years double",
            "taken timestamp");

    private CohortFile() {}

    static void write(Path file, Cohort cohort) {
        TreeSet<String> clinicalNames = new TreeSet<>();
        cohort.films()
                .forEach(film -> clinicalNames.addAll(film.clinicalValues().keySet()));
        List<String> columns = new ArrayList<>(FILM_COLUMNS);
        cohort.findings().forEach(finding -> columns.add(quoted(LABEL + finding.name()) + " varchar"));
        for (String name : clinicalNames) {
            columns.add(quoted(CLINICAL + name) + " double");
            columns.add(quoted(CLINICAL_HOURS + name) + " double");
        }
        Map<String, String> metadata = Map.of(NAME, cohort.name(), SYNTHETIC, Boolean.toString(cohort.synthetic()));
        ParquetTable.write(file, columns, metadata, appender -> {
            for (Radiograph film : cohort.films()) append(appender, film, cohort.findings(), clinicalNames);
        });
    }

    private static void append(
            DuckDBAppender appender, Radiograph film, List<Finding> findings, Iterable<String> clinicalNames)
            throws SQLException {
        if (!findings.containsAll(film.labels().keySet())) {
            throw new IllegalArgumentException("a film has a label that is not in the cohort's vocabulary");
        }
        appender.beginRow()
                .append(film.imageId())
                .append(film.dataset())
                .append(film.patientId())
                .append(film.studyId());
        appender.append(film.view().name()).append(film.split().name()).append(film.file());
        appender.append(film.sex().name()).append(film.ageYears()).append(film.taken());
        for (Finding finding : findings) {
            LabelValue value = film.label(finding);
            appender.append(value == LabelValue.UNMENTIONED ? null : value.name());
        }
        for (String name : clinicalNames) {
            ClinicalValue value = film.clinicalValues().get(name);
            if (value == null) appender.appendNull().appendNull();
            else appender.append(value.value()).append(value.hours());
        }
        appender.endRow();
    }

    /// A name of a column, whatever is in it.
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static Cohort read(Path file) {
        return ParquetTable.read(file, "*", (rows, metadata) -> {
            Map<Integer, Finding> labels = new LinkedHashMap<>();
            columns(rows, LABEL).forEach((column, name) -> labels.put(column, new Finding(name)));
            Map<Integer, String> clinicalNames = columns(rows, CLINICAL);
            // Runs made before films had a time lack these columns.
            boolean timed = !columns(rows, TAKEN).isEmpty();
            List<Radiograph> films = new ArrayList<>();
            while (rows.next()) {
                films.add(FilmReader.radiograph(
                        rows,
                        timed ? FilmReader.taken(rows) : null,
                        labels(rows, labels),
                        clinicalValues(rows, clinicalNames, timed)));
            }
            boolean synthetic = Boolean.parseBoolean(required(metadata.get(SYNTHETIC)));
            return new Cohort(required(metadata.get(NAME)), synthetic, List.copyOf(labels.values()), films);
        });
    }

    /// Columns whose name begins with `prefix`: what follows it, by the column's index, in order.
    private static Map<Integer, String> columns(ResultSet rows, String prefix) throws SQLException {
        ResultSetMetaData description = rows.getMetaData();
        Map<Integer, String> columns = new LinkedHashMap<>();
        for (int column = 1; column <= description.getColumnCount(); column++) {
            String name = description.getColumnName(column);
            if (name.startsWith(prefix)) columns.put(column, name.substring(prefix.length()));
        }
        return columns;
    }

    private static Map<Finding, LabelValue> labels(ResultSet row, Map<Integer, Finding> columns) throws SQLException {
        Map<Finding, LabelValue> labels = new HashMap<>();
        for (var column : columns.entrySet()) {
            String value = row.getString(column.getKey());
            if (value != null) labels.put(column.getValue(), LabelValue.valueOf(value));
        }
        return labels;
    }

    private static Map<String, ClinicalValue> clinicalValues(ResultSet row, Map<Integer, String> columns, boolean timed)
            throws SQLException {
        Map<String, ClinicalValue> values = new HashMap<>();
        for (var column : columns.entrySet()) {
            double value = row.getDouble(column.getKey());
            if (row.wasNull()) continue;
            double hours = timed ? row.getDouble(CLINICAL_HOURS + column.getValue()) : Double.NaN;
            values.put(column.getValue(), new ClinicalValue(value, hours));
        }
        return values;
    }

    private static String required(@Nullable String metadata) {
        if (metadata == null) throw new IllegalArgumentException("the file does not name its cohort");
        return metadata;
    }
}
