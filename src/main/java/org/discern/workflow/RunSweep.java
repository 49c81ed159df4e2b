package org.discern.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.RunConfig;
import org.discern.config.SweepConfig;
import org.discern.model.Cohort;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;

/// Carries out a sweep, one experiment after the other. What is done already is not done again, so a sweep that
/// was stopped goes on where it was; runs of one encoder train it once.
public final class RunSweep {
    private final Project project;
    private final RunExperiment experiments;

    public RunSweep(Project project, RunExperiment experiments) {
        this.project = project;
        this.experiments = experiments;
    }

    /// @return one report over all its runs
    /// @throws Problem before anything is trained, where an experiment does not fit its films; at the end, where
    ///     some have failed: the others are done by then
    /// @throws java.util.concurrent.CancellationException when stopped
    public Path run(SweepConfig sweep, JobContext context) {
        require(project, sweep);
        ProvideRun provide = new ProvideRun(project, experiments);
        List<RunId> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (RunConfig run : sweep.runs()) {
            int number = done.size() + failed.size() + 1;
            notice(
                    context,
                    RunEvent.Severity.INFO,
                    "experiment " + number + " of " + sweep.runs().size() + ": " + run.name());
            try {
                done.add(provide.of(run, context));
            } catch (Problem problem) {
                failed.add(run.name());
                notice(context, RunEvent.Severity.WARNING, run.name() + " failed: " + problem.what());
            }
        }
        if (!failed.isEmpty()) {
            throw new Problem(
                    failed.size() + " of " + sweep.runs().size() + " experiments failed: " + String.join(", ", failed),
                    "their own messages are above; once that is mended, start the sweep again: what is done stays");
        }
        return new WriteReport(project).run(done, context);
    }

    /// @throws Problem where an experiment does not fit its films, or they would choose by the test
    static void require(Project project, SweepConfig sweep) {
        boolean synthetic = true;
        Map<String, Cohort> cohorts = new HashMap<>();
        for (RunConfig run : sweep.runs()) {
            Cohort cohort = cohorts.computeIfAbsent(run.data().dataset(), project::cohort);
            synthetic &= cohort.synthetic();
            try {
                new CheckExperiment(run, cohort).require();
                CheckLeaks leaks = new CheckLeaks(project, run);
                leaks.require(leaks.ofTables(cohort));
            } catch (Problem problem) {
                throw new Problem(run.name() + ": " + problem.what(), problem.hint(), problem);
            }
        }
        if (!synthetic) CheckLeaks.requireNoChoice(sweep.runs());
    }

    private static void notice(JobContext context, RunEvent.Severity severity, String text) {
        context.report(new RunEvent.Notice(severity, text));
    }
}
