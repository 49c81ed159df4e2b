package org.discern.workflow;

import java.nio.file.Path;
import java.util.Map;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.Ingested;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;

/// Brings a data set into the project's catalog, by its YAML description. What cannot be used is in the
/// report; the rest is in.
public final class ImportDataset {
    private static final int ROWS_A_REPORT = 1000;

    private final Project project;

    public ImportDataset(Project project) {
        this.project = project;
    }

    /// @param root the data folder; `null` for the one that the description names
    /// @throws Problem where the description or a table as a whole cannot be understood
    public ImportReport run(Path description, @Nullable Path root, JobContext context) {
        DatasetConfig dataset = ConfigFile.readDataset(description);
        Path folder = (root == null ? dataset.rootBeside(description) : root)
                .toAbsolutePath()
                .normalize();
        context.report(new RunEvent.PhaseStarted(Phase.IMPORT, 0));
        Ingested ingested = DatasetReader.read(
                dataset,
                folder,
                rows -> {
                    if (rows % ROWS_A_REPORT == 0)
                        context.report(new RunEvent.StepDone(Phase.IMPORT, rows, 0, 1, Map.of()));
                },
                context::cancelled);
        project.catalog().replaceDataset(ingested.entry(), ingested.films(), ingested.report());
        return ingested.report();
    }
}
