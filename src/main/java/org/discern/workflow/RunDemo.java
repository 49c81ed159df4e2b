package org.discern.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.RunEvent;
import org.discern.model.RunId;

/// The demo experiment: the three methods with the same settings on the synthetic cohort, side by side in one
/// report.
public final class RunDemo {
    private static final String SETTINGS = "demo.yaml";

    /// What makes each method of the common settings.
    private static final List<List<String>> METHODS = List.of(
            List.of("name=demo-moco"),
            List.of("name=demo-medaug", "pair.positive=samePatient"),
            List.of("name=demo-discern", "pair.positive=samePatient", "weighting.kind=mass"));

    private final Project project;
    private final RunExperiment experiment;

    public RunDemo(Project project, RunExperiment experiment) {
        this.project = project;
        this.experiment = experiment;
    }

    /// @param overrides settings that differ from the demo's, as `key=value`, for all three methods
    /// @return the report
    public Path run(List<String> overrides, JobContext context) {
        List<RunId> runs = new ArrayList<>();
        for (List<String> method : METHODS) {
            List<String> settings =
                    Stream.concat(overrides.stream(), method.stream()).toList();
            RunConfig config = ConfigFile.parse(SETTINGS, Assets.text(SETTINGS), settings);
            context.report(new RunEvent.Notice(
                    RunEvent.Severity.INFO,
                    "experiment " + (runs.size() + 1) + " of " + METHODS.size() + ": "
                            + config.method().title()));
            runs.add(experiment.start(config, context).id());
        }
        return new WriteReport(project).run(runs, context);
    }
}
