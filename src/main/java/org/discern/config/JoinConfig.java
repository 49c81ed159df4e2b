package org.discern.config;

/// A second table whose columns are added to each row, where the row's `key` equals the table's `column`.
///
/// @param table file, relative to the data root
/// @param key column of the main table, or of a table joined before
/// @param column column of the joined table; its first row with a key counts
public record JoinConfig(String table, String key, String column) {
    public JoinConfig {
        if (table.isBlank() || key.isBlank() || column.isBlank()) {
            throw new IllegalArgumentException("a join needs table, key and column");
        }
    }
}
