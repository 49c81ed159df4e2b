package org.discern.data.ingest;

/// A row as its reader sees it: trimmed texts by column name, wherever they come from.
interface Cells {
    /// The cell of a column that is known to exist; empty where it is blank.
    String cell(String column);
}
