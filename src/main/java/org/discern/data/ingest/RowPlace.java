package org.discern.data.ingest;

import org.discern.model.RowProblem;

/// A row of a table, to refer to.
///
/// @param table file, relative to the data root
/// @param line line of the file; 0 where the row is the whole file
public record RowPlace(String table, long line) {
    /// How to name this row to the reader of another one.
    String seenFrom(RowPlace other) {
        return "row " + line + (table.equals(other.table) ? "" : " of " + table);
    }

    /// Something wrong with this row.
    public RowProblem problem(String what) {
        return new RowProblem(table, line, what);
    }
}
