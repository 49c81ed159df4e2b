package org.discern.ui.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.ui.kit.Background;

/// Takes notice of what other processes and machines do to the project's runs, and reads on in the logs that somebody
/// looks at.
final class OtherProcesses {
    private final Runs runs;
    private final Background background;
    private final AtWork atWork;
    private final LookedRuns looked;
    private final Consumer<List<RunId>> changed;
    private final Consumer<Problem> failed;
    private boolean noticing;

    /// @param changed is told that runs have begun, come or ended, and which of those here have ended
    OtherProcesses(
            Runs runs,
            Background background,
            AtWork atWork,
            LookedRuns looked,
            Consumer<List<RunId>> changed,
            Consumer<Problem> failed) {
        this.runs = runs;
        this.background = background;
        this.atWork = atWork;
        this.looked = looked;
        this.changed = changed;
        this.failed = failed;
    }

    private record Noticed(Runs.Standings standings, Map<RunId, WatchedRun.Piece> pieces) {}

    void takeNotice() {
        if (noticing) return;
        noticing = true;
        Map<RunId, WatchedRun> followed = looked.growing();
        var unused = background.read(
                "Look after runs",
                _ -> {
                    Map<RunId, WatchedRun.Piece> pieces = new HashMap<>();
                    // Standings first: what a run wrote before it ended is then read.
                    Runs.Standings standings = runs.takeNotice();
                    followed.forEach((id, run) -> pieces.put(id, run.readOn()));
                    return new Noticed(standings, pieces);
                },
                noticed -> {
                    noticing = false;
                    take(noticed);
                },
                failure -> {
                    noticing = false;
                    failed.accept(failure);
                });
    }

    private void take(Noticed noticed) {
        looked.take(noticed.pieces());
        Runs.Standings standings = noticed.standings();
        boolean news = standings.changed() || !atWork.others().equals(standings.atWork());
        List<RunId> over = atWork.now(standings.atWork());
        if (news) changed.accept(over);
    }
}
