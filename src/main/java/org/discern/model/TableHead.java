package org.discern.model;

import java.util.List;

/// How a table begins: to be shown before an import.
///
/// @param name file name
/// @param rows the first rows, a cell a column
public record TableHead(String name, List<String> columns, List<List<String>> rows) {
    public TableHead {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
