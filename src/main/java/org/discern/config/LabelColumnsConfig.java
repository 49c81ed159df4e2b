package org.discern.config;

import java.util.List;
import java.util.stream.Stream;

/// Columns that each speak of the finding of their own name, all in the same words; otherwise as [LabelConfig].
///
/// @param columns columns of the table, or of joined ones
public record LabelColumnsConfig(
        List<String> columns,
        String positive,
        @WhenAbsent("") String negative,
        @WhenAbsent("") String uncertain,
        @WhenAbsent("") String unmentioned) {
    public LabelColumnsConfig {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) throw new IllegalArgumentException("columns must name at least one");
    }

    /// One label a column.
    Stream<LabelConfig> labels() {
        return columns.stream()
                .map(column -> new LabelConfig(column, column, positive, negative, uncertain, unmentioned));
    }
}
