package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.config.SweepConfig;
import org.discern.model.Cohort;
import org.discern.model.Leak;
import org.discern.model.RunEvent;
import org.discern.workflow.CheckExperiment;
import org.discern.workflow.CheckLeaks;
import org.discern.workflow.ForeseeExperiment;
import org.discern.workflow.Foresight;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.LabelledFilms;
import org.discern.workflow.PairTotals;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern check`: what speaks against an experiment, before hours are spent on it.
@Command(name = "check", description = "Check an experiment's settings against its data before running it.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "the experiment's settings")
    private Path experiment = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a setting, such as moco.temperature=0.1")
    private List<String> settings = List.of();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (ConfigFile.isSweep(experiment)) return sweep();
        RunConfig config = ConfigFile.read(experiment, settings);
        try (Project open = project.open()) {
            Cohort cohort = open.cohort(config.data().dataset());
            CheckExperiment check = new CheckExperiment(config, cohort);
            check.require();
            for (LabelledFilms films : LabelledFilms.of(config.evaluation(), cohort))
                output.answer(terminal, films, films.text());
            tellConsequences(new ForeseeExperiment(open, new InspectPairs(open)), config);
            boolean leaks = tellLeaks(new CheckLeaks(open, config), config, cohort);
            List<RunEvent.Notice> notices = check.notices();
            for (RunEvent.Notice notice : notices) {
                output.answer(terminal, notice, "warning: " + notice.text());
            }
            if (notices.isEmpty() && !leaks && !output.json()) terminal.out().println("nothing speaks against it");
            tellUndecoded(new CheckLeaks(open, config).withoutPicture(cohort));
            return ExitCode.OK;
        }
    }

    private void tellConsequences(ForeseeExperiment foresee, RunConfig config) {
        Foresight foresight = foresee.of(config);
        output.answer(terminal, Map.of("foresight", foresight), Foresight.text(foresight.lines()));
        if (config.pretrain().epochs() == 0) return;
        PairTotals pairs = Interruptible.run(_ -> {}, context -> foresee.pairs(config, context));
        output.answer(
                terminal,
                Map.of("pairs", pairs),
                Foresight.text(Foresight.lines(pairs, config.weighting().kind())));
    }

    /// The experiments of a sweep and what they take together.
    private int sweep() {
        SweepConfig sweep = ConfigFile.readSweep(experiment, settings);
        try (Project open = project.open()) {
            ForeseeExperiment foresee = new ForeseeExperiment(open, new InspectPairs(open));
            for (RunConfig run : sweep.runs()) {
                new CheckExperiment(run, open.cohort(run.data().dataset())).require();
                Foresight foresight = foresee.of(run);
                output.answer(
                        terminal,
                        Map.of("run", run.name(), "foresight", foresight),
                        String.format(Locale.ROOT, "%-44s %s", run.name(), Foresight.hoursText(foresight.hours())));
            }
            double hours = foresee.hours(sweep);
            output.answer(
                    terminal,
                    Map.of("runs", sweep.runs().size(), "hours", hours),
                    sweep.runs().size() + " experiments, " + sweep.text() + ": " + Foresight.hoursText(hours));
            return ExitCode.OK;
        }
    }

    private void tellUndecoded(long films) {
        if (films == 0 || output.json()) return;
        terminal.out()
                .println("copies of " + films
                        + " films can only be looked for once their pictures are decoded, when the run begins");
    }

    /// Tells every leak, then throws the [org.discern.model.Problem] of those that are not accepted.
    private boolean tellLeaks(CheckLeaks check, RunConfig config, Cohort cohort) {
        List<Leak> leaks = Interruptible.run(_ -> {}, context -> check.all(cohort, context));
        for (Leak leak : leaks) {
            String reason = config.acceptedLeaks().reason(leak.kind());
            StringBuilder text = new StringBuilder(reason.isEmpty() ? "leak: " : "accepted leak: ").append(leak.what());
            for (String example : leak.examples()) text.append("\n  ").append(example);
            output.answer(terminal, leak, text.toString());
        }
        check.require(leaks);
        return !leaks.isEmpty();
    }
}
