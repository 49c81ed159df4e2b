package org.discern.model;

import java.util.List;
import java.util.stream.Stream;

/// What an import found.
///
/// @param rowsRead data rows of the tables, without their headers
/// @param films films that came of them
/// @param filesMissing how many of these films' image files are not there
/// @param problems all that is wrong with rows and files, missing files last
/// @param notice what became of clinical values that had been joined before, in a sentence; empty where there were none
public record ImportReport(
        String dataset, long rowsRead, long films, long filesMissing, List<RowProblem> problems, String notice) {
    public ImportReport {
        problems = List.copyOf(problems);
    }

    /// Without a notice.
    public ImportReport(String dataset, long rowsRead, long films, long filesMissing, List<RowProblem> problems) {
        this(dataset, rowsRead, films, filesMissing, problems, "");
    }

    /// This report with the missing files.
    public ImportReport with(List<RowProblem> missing) {
        return new ImportReport(
                dataset,
                rowsRead,
                films,
                missing.size(),
                Stream.concat(problems.stream(), missing.stream()).toList(),
                notice);
    }

    /// This report with a notice.
    public ImportReport with(String said) {
        return new ImportReport(dataset, rowsRead, films, filesMissing, problems, said);
    }

    /// Films whose image file is there.
    public long imagesFound() {
        return films - filesMissing;
    }
}
