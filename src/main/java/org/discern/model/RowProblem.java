package org.discern.model;

/// Something wrong with one row of a table, or with the file it names. A value, never thrown: an import
/// collects all of them.
///
/// @param row line of the table, counted from 1 with the header as line 1; 0 where the whole file is meant
public record RowProblem(String file, long row, String what) {
    @Override
    public String toString() {
        return row > 0 ? file + ", row " + row + ": " + what : file + ": " + what;
    }
}
