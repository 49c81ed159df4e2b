package org.discern.data.ingest;

import java.util.List;
import org.discern.model.DatasetEntry;
import org.discern.model.ImportReport;
import org.discern.model.Radiograph;

/// A data set as it was read.
///
/// @param films the films that can be used, in the order of the tables
/// @param rows the row of each film
/// @param report how many rows there were, and everything that is wrong with them
public record Ingested(DatasetEntry entry, List<Radiograph> films, List<RowPlace> rows, ImportReport report) {
    public Ingested {
        films = List.copyOf(films);
        rows = List.copyOf(rows);
    }
}
