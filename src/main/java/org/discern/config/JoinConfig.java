package org.discern.config;

/// A second table whose columns are added to each row, where the row's `key` equals the table's `column`. Both
/// may take several columns (`and`), or a part of one (`pattern`). Of several tables that have a column, the
/// main one counts, then the first joined one that has a row for the film.
///
/// @param table csv or csv.gz file, relative to the data root; its name may have `*`, `?` and `{a,b}`
/// @param key of the main table, or of tables joined before
/// @param column of the joined table; its first row with a key counts
public record JoinConfig(String table, FieldConfig key, FieldConfig column) {
    public JoinConfig {
        if (table.isBlank() || key.column().isEmpty() || column.column().isEmpty()) {
            throw new IllegalArgumentException("a join needs table, key and column");
        }
    }
}
