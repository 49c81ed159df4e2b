package org.discern.config;

/// A finding with a column that says whether it is there. Each expression must match the whole trimmed cell;
/// they are tried in the order below, and an empty one matches nothing. A blank cell that none matches is
/// unmentioned; any other is a problem of its row.
///
/// @param finding name of the finding
/// @param column column of the table, or of a joined one
/// @param positive regular expression of cells that affirm the finding
/// @param negative regular expression of cells that deny it
/// @param uncertain regular expression of cells that leave it open
/// @param unmentioned regular expression of cells that say nothing of it
public record LabelConfig(
        String finding,
        String column,
        String positive,
        @WhenAbsent("") String negative,
        @WhenAbsent("") String uncertain,
        @WhenAbsent("") String unmentioned) {
    public LabelConfig {
        if (finding.isBlank() || column.isBlank())
            throw new IllegalArgumentException("a label needs finding and column");
        FieldConfig.requireRegex("positive", positive);
        FieldConfig.requireRegex("negative", negative);
        FieldConfig.requireRegex("uncertain", uncertain);
        FieldConfig.requireRegex("unmentioned", unmentioned);
    }
}
