package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.discern.model.FilmFilter;
import org.discern.model.LabelValue;
import org.duckdb.DuckDBConnection;

/// A filter as the condition of a query on the table `film`. Values are always parameters, never part of the
/// text.
final class FilmCondition {
    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> parameters = new ArrayList<>();

    FilmCondition(FilmFilter filter) {
        anyOf("film.dataset", filter.datasets());
        anyOf("film.split", names(filter.splits()));
        anyOf("film.view_position", names(filter.views()));
        anyOf("film.sex", names(filter.sexes()));
        anyOf("film.patient_id", filter.patientIds());
        filter.labels().forEach(this::labelIs);
        if (!filter.text().isEmpty()) contains(filter.text());
    }

    /// How many films fit.
    long count(DuckDBConnection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection, "select count(*) from film", "");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Puts the numbers of the films that fit into the connection's own table `chosen`, so that several
    /// queries can join them and the condition is looked at once.
    ///
    /// @param range what follows the condition, such as a limit, with a `?` for each of `values`
    void choose(DuckDBConnection connection, String range, Object... values) throws SQLException {
        String choice = "create temp table chosen as select number from film";
        try (PreparedStatement statement = prepare(connection, choice, range, values)) {
            statement.execute();
        }
    }

    /// The query `select WHERE this condition rest`, ready to run.
    ///
    /// @param select a query of `film`, up to its `where`
    /// @param rest what follows the condition, with a `?` for each of `values`
    PreparedStatement prepare(DuckDBConnection connection, String select, String rest, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(select + " where " + sql + " " + rest);
        int index = 1;
        for (Object parameter : parameters) statement.setObject(index++, parameter);
        for (Object value : values) statement.setObject(index++, value);
        return statement;
    }

    private void anyOf(String column, List<String> values) {
        if (!values.isEmpty()) and(column + " in (" + marks(values.size()) + ")", values);
    }

    /// Silence has no row, so a condition that silence fits is put the other way round: no row with any other
    /// value.
    private void labelIs(FilmFilter.LabelIs label) {
        Set<LabelValue> wanted = EnumSet.copyOf(label.values());
        boolean silenceFits = wanted.contains(LabelValue.UNMENTIONED);
        List<LabelValue> rows = new ArrayList<>(silenceFits ? EnumSet.complementOf(EnumSet.copyOf(wanted)) : wanted);
        if (rows.isEmpty()) return;
        List<Object> values = new ArrayList<>(names(rows));
        values.addFirst(label.finding().name());
        and(
                "film.number " + (silenceFits ? "not in" : "in") + " (select film_number from label"
                        + " where finding_number in (select number from finding where name = ?)"
                        + " and value in (" + marks(rows.size()) + "))",
                values);
    }

    private void contains(String text) {
        and(
                "(contains(lower(film.image_id), lower(?)) or contains(lower(film.patient_id), lower(?))"
                        + " or contains(lower(film.study_id), lower(?)))",
                Collections.nCopies(3, text));
    }

    private void and(String condition, List<?> values) {
        sql.append(" and ").append(condition);
        parameters.addAll(values);
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().<String>map(Enum::name).toList();
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
