package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.model.Problem;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A question to the database whose answer is a set of films. Values are always parameters, never part of the
/// text.
///
/// @param key equal for questions with equal answers
/// @param sql selects the films' numbers
/// @param meaning what it means to the person who asked that the database cannot answer; `null` where only
///     the program is to blame
record FilmQuestion(
        String key,
        String sql,
        List<?> parameters,
        @Nullable Function<SQLException, Problem> meaning) {
    /// Films that have `text` in one of their ids, in any case.
    static FilmQuestion text(String text) {
        // Most ids are numbers, and comparing as they are takes half the time.
        boolean hasCase = text.chars().anyMatch(Character::isLetter);
        String has = hasCase ? "contains(lower(%s), lower(?))" : "contains(%s, ?)";
        String sql = Stream.of("image_id", "patient_id", "study_id")
                .map(has::formatted)
                .collect(Collectors.joining(" or ", "select number from film where ", ""));
        return new FilmQuestion("text " + text, sql, List.of(text, text, text), null);
    }

    /// The films of these ids.
    static FilmQuestion images(List<String> imageIds) {
        return new FilmQuestion(
                "",
                "select number from film where image_id in (select unnest(?))",
                List.of((Object) imageIds.toArray()),
                null);
    }

    void forEachNumber(DuckDBConnection connection, IntConsumer action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object parameter : parameters) {
                if (parameter instanceof Object[] list)
                    statement.setArray(index++, connection.createArrayOf("varchar", list));
                else statement.setObject(index++, parameter);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) action.accept(row.getInt(1));
            }
        } catch (SQLException failure) {
            if (meaning == null || Failures.isStorage(failure)) throw failure;
            throw meaning.apply(failure);
        }
    }
}
