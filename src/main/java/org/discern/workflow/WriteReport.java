package org.discern.workflow;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.discern.figure.ReportPage;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;

/// Writes what runs found as one HTML page that needs nothing from outside.
public final class WriteReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Project project;

    public WriteReport(Project project) {
        this.project = project;
    }

    /// Runs side by side, in a folder of its own below `reports`.
    ///
    /// @return the page
    /// @throws Problem where a run has no result yet, or the runs are of different data
    public Path run(List<RunId> runs, JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.REPORT, 0));
        Path page = project.reportsFolder().resolve(TIME.format(Instant.now())).resolve("report.html");
        write(page, runs.stream().map(project::existingRun).map(RunFolder::record).toList());
        return page;
    }

    /// One run, in its own folder.
    void ofRun(RunFolder run) {
        write(run.report(), List.of(run.record()));
    }

    private static void write(Path page, List<RunRecord> runs) {
        DurableFile.replace(page, ReportPage.html(new RunReport(runs).content()));
    }
}
