package org.discern.model;

import java.util.List;

/// What an import found.
///
/// @param rowsRead data rows of the table, without its header
/// @param imagesFound rows whose image file was found
public record ImportReport(String dataset, long rowsRead, long imagesFound, List<RowProblem> problems) {
    public ImportReport {
        problems = List.copyOf(problems);
    }
}
