package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes films with their labels and clinical values.
final class FilmRows {
    private FilmRows() {}

    /// Appends films of a data set, sorted by image id.
    ///
    /// @throws Problem if names of findings or clinical values differ only in case: they are names of columns
    ///     in the run's files
    static void append(DuckDBConnection connection, DatasetEntry entry, List<Radiograph> films) throws SQLException {
        requireVocabulary(entry, films);
        int first = nextNumber(connection, "film");
        appendFilms(connection, first, films);
        appendLabels(connection, first, films, findingNumbers(connection, entry.findings()));
        appendClinicalValues(connection, first, films);
    }

    private static void requireVocabulary(DatasetEntry entry, List<Radiograph> films) {
        Set<Finding> vocabulary = new HashSet<>(entry.findings());
        Set<String> clinicalNames = new TreeSet<>(entry.clinicalUnits().keySet());
        Set<Object> fitting = Collections.newSetFromMap(new IdentityHashMap<>()); // many films share their labels
        for (Radiograph film : films) {
            boolean fits = film.dataset().equals(entry.name())
                    && (!fitting.add(film.labels())
                            || vocabulary.containsAll(film.labels().keySet()));
            if (!fits)
                throw new IllegalArgumentException("a film of another data set or vocabulary than " + entry.name());
            clinicalNames.addAll(film.clinicalValues().keySet());
        }
        requireDistinct("findings", entry.findings().stream().map(Finding::name).toList());
        requireDistinct("clinical values", clinicalNames);
    }

    private static void requireDistinct(String what, Iterable<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String before = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (before != null) {
                throw new Problem(
                        "Two " + what + " have the same name: " + before + " and " + name + ".",
                        "Rename one in the data set's description; capital letters alone do not tell them apart.");
            }
        }
    }

    private static int nextNumber(DuckDBConnection connection, String table) throws SQLException {
        String sql = "select coalesce(max(number) + 1, 0) from " + table;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void appendFilms(DuckDBConnection connection, int first, List<Radiograph> films)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("film")) {
            int number = first;
            for (Radiograph film : films) {
                appender.beginRow().append(number++).append(film.dataset()).append(film.imageId());
                appender.append(film.patientId())
                        .append(film.studyId())
                        .append(film.view().name());
                appender.append(film.split().name())
                        .append(film.file())
                        .append(film.sex().name());
                appender.append(film.ageYears()).append(film.taken()).endRow();
            }
        }
    }

    /// Numbers of the findings; those not yet known get one.
    private static Map<Finding, Integer> findingNumbers(DuckDBConnection connection, List<Finding> findings)
            throws SQLException {
        Map<Finding, Integer> numbers = new HashMap<>();
        FindingNames.read(connection).forEach((number, finding) -> numbers.put(finding, number));
        int next = nextNumber(connection, "finding");
        try (DuckDBAppender appender = connection.createAppender("finding")) {
            for (Finding finding : findings) {
                if (numbers.containsKey(finding)) continue;
                numbers.put(finding, next);
                appender.beginRow().append(next++).append(finding.name()).endRow();
            }
        }
        return numbers;
    }

    private static void appendLabels(
            DuckDBConnection connection, int first, List<Radiograph> films, Map<Finding, Integer> findingNumbers)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("label")) {
            int number = first;
            for (Radiograph film : films) {
                for (var label : film.labels().entrySet()) {
                    appender.beginRow().append(number).append(findingNumbers.get(label.getKey()));
                    appender.append(label.getValue().name()).endRow();
                }
                number++;
            }
        }
    }

    private static void appendClinicalValues(DuckDBConnection connection, int first, List<Radiograph> films)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("clinical")) {
            int number = first;
            for (Radiograph film : films) {
                for (var value : film.clinicalValues().entrySet()) {
                    appender.beginRow()
                            .append(number)
                            .append(value.getKey())
                            .append(value.getValue().value())
                            .append(value.getValue().hours())
                            .endRow();
                }
                number++;
            }
        }
    }
}
