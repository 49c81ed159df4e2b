package org.discern.config;

import java.util.List;
import org.discern.model.Interval;

/// Items of tables that measure one thing in one unit.
///
/// @param tables tables that have the items
/// @param items item ids or, in tables with a column an item, columns
/// @param unit the unit of their numbers; empty for the feature's
/// @param written how the table may write that unit; rows that say another are left out; empty for any
/// @param range the numbers that can be true, in the items' unit, such as `(0, 100]`
public record SourceConfig(
        List<MimicTable> tables,
        List<String> items,
        @WhenAbsent("") String unit,
        @WhenAbsent("[]") List<String> written,
        @WhenAbsent("(-inf, inf)") String range) {
    public SourceConfig {
        tables = List.copyOf(tables);
        items = List.copyOf(items);
        written = List.copyOf(written);
        if (tables.isEmpty() || items.isEmpty()) throw new IllegalArgumentException("from needs tables and items");
        for (String item : items) {
            if (!item.matches("[A-Za-z0-9_]+"))
                throw new IllegalArgumentException("items must be of letters, digits and '_', got '" + item + "'");
        }
        try {
            Interval.parse(range);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("range: " + e.getMessage(), e);
        }
    }

    /// The numbers that can be true.
    public Interval valid() {
        return Interval.parse(range);
    }
}
