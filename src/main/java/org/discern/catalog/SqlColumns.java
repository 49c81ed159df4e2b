package org.discern.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.discern.model.Finding;
import org.jspecify.annotations.Nullable;

/// The columns that a person's SQL condition may name, in any case: those of the film, the findings
/// ('positive', 'negative', 'uncertain' or 'unmentioned') and the clinical values, by their own names. Each
/// finding or value that is used becomes a join.
final class SqlColumns {
    private static final String TAGS = "array(select tag from tag where tag.image_id = film.image_id)";
    private static final Map<String, String> OF_FILMS = columnsOfFilms();

    private final Map<String, String> findings = new LinkedHashMap<>();
    private final Map<String, String> clinical = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final List<Object> parameters = new ArrayList<>();
    private final StringBuilder joins = new StringBuilder();

    SqlColumns(Collection<Finding> findingNames, Collection<String> clinicalNames) {
        findingNames.forEach(finding -> findings.putIfAbsent(key(finding.name()), finding.name()));
        clinicalNames.forEach(name -> clinical.putIfAbsent(key(name), name));
    }

    /// What stands for a column; `null` where there is none of that name.
    @Nullable
    String expression(String name) {
        String column = OF_FILMS.get(key(name));
        if (column != null) return column;
        String finding = findings.get(key(name));
        if (finding != null) {
            return aliases.computeIfAbsent(
                    "finding " + finding,
                    _ -> "coalesce(lower(" + joinLabel(finding) + ".value::varchar), 'unmentioned')");
        }
        String value = clinical.get(key(name));
        return value == null ? null : aliases.computeIfAbsent("value " + value, _ -> joinClinical(value) + ".value");
    }

    /// The joins of the columns that were asked for, with a `?` for each of [#parameters].
    String joins() {
        return joins.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    /// All names, in groups, for the person at the screen.
    String described() {
        return String.join(", ", OF_FILMS.keySet())
                + (findings.isEmpty() ? "" : ", the findings (such as " + quoted(findings) + ")")
                + (clinical.isEmpty() ? "" : ", the clinical values (such as " + quoted(clinical) + ")");
    }

    private String joinLabel(String finding) {
        String alias = "j" + parameters.size();
        joins.append(" left join (select film_number, value from label where finding_number in (select number from"
                        + " finding where name = ?)) ")
                .append(alias)
                .append(" on ")
                .append(alias)
                .append(".film_number = film.number");
        parameters.add(finding);
        return alias;
    }

    private String joinClinical(String name) {
        String alias = "j" + parameters.size();
        joins.append(" left join (select film_number, value from clinical where name = ?) ")
                .append(alias)
                .append(" on ")
                .append(alias)
                .append(".film_number = film.number");
        parameters.add(name);
        return alias;
    }

    private static String quoted(Map<String, String> names) {
        return '"' + new TreeSet<>(names.values()).getFirst() + '"';
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> columnsOfFilms() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("image_id", "film.image_id");
        columns.put("dataset", "film.dataset");
        columns.put("patient_id", "film.patient_id");
        columns.put("study_id", "film.study_id");
        columns.put("taken", "film.taken");
        columns.put("view", "film.view_position");
        columns.put("split", "lower(film.split)");
        columns.put("sex", "lower(film.sex)");
        columns.put("age", "case when isnan(film.age_years) then null else film.age_years end");
        columns.put("file", "film.file");
        columns.put("tags", TAGS);
        return columns;
    }
}
