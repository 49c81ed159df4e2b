package org.discern.catalog;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// A person's own condition in SQL. It is taken apart and only what is known to be harmless is passed on:
/// columns, literals, operators and some functions. So it can hold no other statement or query and reach no
/// file, setting or table, whatever it says.
final class SqlCondition {
    static final int LENGTH_MAX = 4_000;

    private static final Set<String> WORDS = Set.of(
            "and", "or", "not", "is", "null", "in", "between", "like", "ilike", "true", "false", "case", "when", "then",
            "else", "end");
    private static final Set<String> FUNCTIONS = Set.of(
            "lower",
            "upper",
            "length",
            "contains",
            "starts_with",
            "ends_with",
            "abs",
            "round",
            "floor",
            "ceil",
            "coalesce",
            "greatest",
            "least",
            "list_contains",
            "len");
    private static final Pattern TOKEN = Pattern.compile("(?<space>\\s+)"
            + "|(?<text>'(?:[^']|'')*')"
            + "|(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)"
            + "|(?<quoted>\"(?:[^\"]|\"\")+\")"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<sign><=|>=|<>|!=|\\|\\||[=<>+*/%(),-])");

    private final String text;
    private final SqlColumns columns;
    private final StringBuilder sql = new StringBuilder();

    private SqlCondition(String text, SqlColumns columns) {
        this.text = text;
        this.columns = columns;
    }

    /// The question for the films that fit a condition.
    ///
    /// @throws Problem where the condition holds anything but what is allowed
    static FilmQuestion question(FilmColumns films, String condition) {
        SqlColumns columns = new SqlColumns(films.findings.keySet(), films.clinical.keySet());
        String checked = new SqlCondition(condition, columns).checked();
        return new FilmQuestion(
                "sql " + condition,
                "select film.number from film" + columns.joins() + " where (" + checked + ")",
                columns.parameters(),
                SqlCondition::misunderstood);
    }

    /// Types that do not go together. What the database says about values is kept back: it may quote a
    /// patient's record.
    private static Problem misunderstood(SQLException failure) {
        String said = String.valueOf(failure.getMessage());
        boolean aboutTypes = said.startsWith("Binder Error") || said.startsWith("Parser Error");
        String first = said.lines().findFirst().orElse("");
        return new Problem(
                "This condition cannot be used: "
                        + (aboutTypes ? first : "a value is compared with one of another kind") + ".",
                "Texts stand in single quotes, numbers without; for example: age > 60 and view = 'PA'.",
                failure);
    }

    private String checked() {
        if (text.length() > LENGTH_MAX) throw refused("it is longer than " + LENGTH_MAX + " characters");
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        int depth = 0;
        while (at < text.length()) {
            if (!token.find(at) || token.start() != at) throw refused("\"" + text.charAt(at) + "\" has no place here");
            // Two signs side by side must not become a comment.
            if (token.group("sign") != null && text.startsWith("--", at) || text.startsWith("/*", at))
                throw refused("comments have no place here");
            depth += switch (token.group()) {
                case "(" -> 1;
                case ")" -> -1;
                default -> 0;
            };
            if (depth < 0) throw refused("a parenthesis is closed that was not opened");
            append(token);
            at = token.end();
        }
        if (depth > 0) throw refused("a parenthesis is not closed");
        return sql.toString();
    }

    private void append(Matcher token) {
        String word = token.group("word");
        String quoted = token.group("quoted");
        if (word != null) sql.append(word(word, token.end()));
        else if (quoted != null)
            sql.append(column(quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")));
        else sql.append(token.group());
        // So that nothing that was apart grows together.
        sql.append(' ');
    }

    private String word(String word, int end) {
        String key = word.toLowerCase(Locale.ROOT);
        boolean called = text.substring(end).stripLeading().startsWith("(");
        if (called && FUNCTIONS.contains(key) || WORDS.contains(key)) return key;
        if (called) throw refused("there is no function " + word + " here");
        return column(word);
    }

    private String column(String name) {
        @Nullable String expression = columns.expression(name);
        if (expression == null) throw refused("there is no column " + name);
        return expression;
    }

    private Problem refused(String why) {
        return new Problem(
                "This condition cannot be used: " + why + ".",
                "Columns are " + columns.described() + ". For example: age > 60 and view = 'PA'. Functions are "
                        + String.join(", ", FUNCTIONS.stream().sorted().toList()) + ".");
    }
}
