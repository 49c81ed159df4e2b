package org.discern.workflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.discern.figure.Letters;
import org.discern.figure.ReportPage;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;

/// Writes what runs found as one HTML page that needs nothing from outside.
public final class WriteReport {
    private final Project project;

    public WriteReport(Project project) {
        this.project = project;
    }

    /// Runs side by side, in a folder of its own below `reports`.
    ///
    /// @return the page
    /// @throws Problem where a run has no result yet, the runs are of different data, or there are no letters
    public Path run(List<RunId> runs, JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.REPORT, 0));
        String html = html(
                runs.stream()
                        .distinct()
                        .map(project::existingRun)
                        .map(RunFolder::record)
                        .toList(),
                context);
        Path page =
                DatedFolder.create(project.reportsFolder(), Instant.now(), "").resolve("report.html");
        DurableFile.replace(page, html);
        return page;
    }

    /// One run, in its own folder.
    static void ofRun(RunFolder run, JobContext context) {
        DurableFile.replace(run.report(), html(List.of(run.record()), context));
    }

    private static String html(List<RunRecord> runs, JobContext context) {
        Letters.require();
        return ReportPage.html(new RunReport(runs, context).content());
    }
}
