package org.discern.config;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.model.LabelValue;

/// A column that lists a film's findings, such as `Effusion|Mass`. Listed findings are positive; a blank cell
/// says nothing.
///
/// @param column column of the table, or of a joined one
/// @param separator regular expression between two findings
/// @param findings the vocabulary; a listed name outside it is a problem of its row
/// @param names other spellings, and the finding of the vocabulary that each stands for
/// @param unlisted what a finding that is not listed is: `negative` or `unmentioned`
/// @param unmentioned regular expression of cells that say nothing of any finding; empty for none
public record LabelListConfig(
        String column,
        String separator,
        List<String> findings,
        @WhenAbsent("{}") Map<String, String> names,
        LabelValue unlisted,
        @WhenAbsent("") String unmentioned) {
    public LabelListConfig {
        findings = List.copyOf(findings);
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        if (column.isBlank() || findings.isEmpty())
            throw new IllegalArgumentException("a label list needs column and findings");
        if (separator.isEmpty()) throw new IllegalArgumentException("separator must not be empty");
        FieldConfig.requireRegex("separator", separator);
        FieldConfig.requireRegex("unmentioned", unmentioned);
        if (!new HashSet<>(findings).containsAll(names.values())) {
            throw new IllegalArgumentException("names must stand for findings of the list");
        }
        if (unlisted != LabelValue.NEGATIVE && unlisted != LabelValue.UNMENTIONED) {
            throw new IllegalArgumentException("unlisted must be negative or unmentioned");
        }
    }
}
