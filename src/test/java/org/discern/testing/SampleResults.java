package org.discern.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.Split;
import org.discern.ui.compare.Results;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.discern.workflow.LeaveFindingsOut.KeptMatrix;
import org.discern.workflow.RunRecord;

/// Made-up runs for the comparison panel; those of DisCeRn have clinical values, and were judged elsewhere and with
/// findings left out, where there is a folder to hold that.
public final class SampleResults implements Results {
    private final Optional<Path> folder;

    public SampleResults() {
        this.folder = Optional.empty();
    }

    /// @param folder for what runs read later
    public SampleResults(Path folder) {
        this.folder = Optional.of(folder);
    }

    @Override
    public RunRecord read(RunId id) {
        String method = id.value().substring(id.value().lastIndexOf('-') + 1);
        RunRecord run = SampleRuns.record(method, RunState.DONE);
        return method.equals("discern")
                ? folder.map(parent -> SampleExperiments.record(run, parent.resolve(id.value())))
                        .orElse(run)
                : run;
    }

    /// Films stand in a ring. In the first run the neighbours are the next three; each later run has lost one more of
    /// them to the film opposite, and film 7 has lost all.
    @Override
    public KeptNeighbours neighbours(List<RunId> runs, JobContext context) {
        List<String> ids = SampleRuns.cohort().films(Split.TEST).stream()
                .map(Radiograph::imageId)
                .toList();
        int n = ids.size();
        List<int[][]> nearest = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            int[][] ofRun = new int[n][3];
            for (int film = 0; film < n; film++) {
                int lost = film == 7 ? 3 * Math.min(run, 1) : Math.min(run, 3);
                for (int i = 0; i < 3; i++) ofRun[film][i] = (film + 1 + i + (i < lost ? n / 2 : 0)) % n;
            }
            nearest.add(ofRun);
        }
        return new KeptNeighbours(runs, ids, nearest);
    }

    @Override
    public List<KeptMatrix> matrices() {
        return folder.map(_ -> List.of(new KeptMatrix("20260103-030405-matrix", SampleExperiments.matrix())))
                .orElse(List.of());
    }

    @Override
    public Path report(List<RunId> runs, JobContext context) {
        return Path.of("report-" + runs.size() + ".html");
    }
}
