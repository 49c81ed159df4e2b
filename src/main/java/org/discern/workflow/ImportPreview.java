package org.discern.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.discern.model.DatasetEntry;
import org.discern.model.FindingCounts;
import org.discern.model.ImportReport;
import org.discern.model.Split;
import org.discern.model.TableHead;

/// What was understood of a folder or a table that somebody wants to bring in.
///
/// @param root the data folder
/// @param descriptions descriptions that fit, best first; the first was taken for `found`
/// @param found what an import with it would bring; empty where none fits
/// @param tables the tables, as they begin
/// @param draft where none fits, a description to start from: YAML, to be saved beside the data and corrected
public record ImportPreview(
        Path root, List<Path> descriptions, Optional<Found> found, List<TableHead> tables, String draft) {
    public ImportPreview {
        descriptions = List.copyOf(descriptions);
        tables = List.copyOf(tables);
    }

    /// What an import would bring.
    ///
    /// @param report as the import's own; of its missing files only those among the `filesLookedUp` first ones
    /// @param films films by split
    public record Found(
            DatasetEntry entry,
            ImportReport report,
            long patients,
            long studies,
            Map<Split, Long> films,
            List<FindingCounts> findings,
            int filesLookedUp) {
        public Found {
            films = Map.copyOf(films);
            findings = List.copyOf(findings);
        }
    }
}
