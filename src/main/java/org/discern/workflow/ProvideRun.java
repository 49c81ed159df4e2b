package org.discern.workflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.discern.config.RunConfig;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;

/// Gives a finished run of an experiment with as little work as possible: one that is there, one that was stopped
/// and goes on, one that judges a finished encoder of the same settings, or a new one.
final class ProvideRun {
    private final Project project;
    private final RunExperiment experiments;

    ProvideRun(Project project, RunExperiment experiments) {
        this.project = project;
        this.experiments = experiments;
    }

    RunId of(RunConfig wanted, JobContext context) {
        List<RunId> sameEncoder = encoders(project, wanted).toList();
        Optional<RunId> same = sameEncoder.stream()
                .filter(id -> project.settings(id).evaluation().equals(wanted.evaluation()))
                .findFirst();
        if (same.isPresent()) return same.get();
        Optional<RunId> stopped = stopped(wanted);
        if (stopped.isPresent())
            return experiments.resume(stopped.get(), context).id();
        return sameEncoder.isEmpty()
                ? experiments.start(wanted, context).id()
                : experiments.judge(sameEncoder.getFirst(), wanted, context).id();
    }

    /// A finished run of the same experiment, whatever its name.
    Optional<RunId> finished(RunConfig wanted) {
        return encoders(project, wanted)
                .filter(id -> project.settings(id).evaluation().equals(wanted.evaluation()))
                .findFirst();
    }

    /// Finished runs whose encoders have these settings and have seen the films as they are now.
    static Stream<RunId> encoders(Project project, RunConfig wanted) {
        return project.runs().stream()
                .filter(run -> run.state() == RunState.DONE)
                .filter(run -> project.settings(run.id()).encoderSettings().equals(wanted.encoderSettings()))
                .filter(run -> isOfItsFilms(project, run, wanted))
                .map(RunSummary::id);
    }

    /// A run of the same experiment and name that was stopped, or never began.
    Optional<RunId> stopped(RunConfig wanted) {
        return project.runs().stream()
                .filter(run -> run.state() != RunState.DONE && run.state() != RunState.RUNNING)
                .filter(run -> project.settings(run.id()).equals(wanted) && isOfItsFilms(project, run, wanted))
                .map(RunSummary::id)
                .findFirst();
    }

    private static boolean isOfItsFilms(Project project, RunSummary run, RunConfig wanted) {
        if (!run.dataset().equals(wanted.data().dataset())) return false;
        RunFolder folder = project.existingRun(run.id());
        return folder.json()
                .read(folder.environment(), Environment.class)
                .datasetHash()
                .equals(project.dataset(run.dataset()).contentHash());
    }
}
