package org.discern.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.Split;
import org.discern.ui.compare.Results;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.discern.workflow.RunRecord;

/// Made-up runs for the comparison panel.
public final class SampleResults implements Results {
    @Override
    public RunRecord read(RunId id) {
        return SampleRuns.record(id.value().substring(id.value().lastIndexOf('-') + 1), RunState.DONE);
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
    public Path report(List<RunId> runs, JobContext context) {
        return Path.of("report-" + runs.size() + ".html");
    }
}
