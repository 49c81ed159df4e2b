package org.discern.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.Ingested;
import org.discern.data.ingest.MissingFiles;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;

/// Brings a data set into the project's catalog, by its YAML description: first what the tables say, then
/// whether the files that they name are there. What cannot be used is in the report; the rest is in. Importing
/// again replaces what was there.
public final class ImportDataset {
    private final Project project;

    public ImportDataset(Project project) {
        this.project = project;
    }

    /// @param root the data folder; `null` for the one that the description names
    /// @throws Problem where the description or a table as a whole cannot be understood
    /// @throws CancellationException once cancelled; before the tables are read, nothing has changed, and after
    ///     that the films are in, though not all files were looked up
    public ImportReport run(Path description, @Nullable Path root, JobContext context) {
        DatasetConfig dataset = ConfigFile.readDataset(description);
        Path folder = (root == null ? dataset.rootBeside(description) : root)
                .toAbsolutePath()
                .normalize();
        Ingested ingested = KeptClinicalValues.in(project, read(dataset, folder, context));
        project.catalog().replaceDataset(ingested.entry(), ingested.films(), ingested.report());
        List<RowProblem> missing = lookUp(ingested, context);
        ImportReport report = ingested.report().with(missing);
        if (!missing.isEmpty()) project.catalog().replaceReport(report);
        return report;
    }

    /// What the tables say.
    static Ingested read(DatasetConfig dataset, Path folder, JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.IMPORT, 0));
        Ingested ingested = DatasetReader.read(
                dataset,
                folder,
                (rows, inAll) -> context.report(new RunEvent.StepDone(Phase.IMPORT, rows, inAll, 1, Map.of())),
                context::cancelled);
        context.checkCancelled();
        return ingested;
    }

    private static List<RowProblem> lookUp(Ingested ingested, JobContext context) {
        List<String> files = ingested.films().stream().map(Radiograph::file).toList();
        context.report(new RunEvent.PhaseStarted(Phase.FILES, files.size()));
        return MissingFiles.find(
                ingested.entry().root(),
                files,
                ingested.rows(),
                done -> context.report(new RunEvent.StepDone(Phase.FILES, done, files.size(), 1, Map.of())),
                context::cancelled);
    }
}
