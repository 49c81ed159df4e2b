package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.config.WeightingConfig;
import org.discern.model.Problem;
import org.discern.workflow.FilmSimilarities;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.PairInspection;
import org.discern.workflow.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern pairs`: an experiment's positive pairs and weighted negatives, before anything is trained.
@Command(
        name = "pairs",
        description = "Show which positives an experiment draws and how its negatives weigh, before training.")
final class PairsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "EXPERIMENT.yaml",
            arity = "0..1",
            description = "the experiment's settings; not with --run")
    private @Nullable Path experiment;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "overrides a setting, such as pair.study=same")
    private List<String> settings = List.of();

    @Option(names = "--film", paramLabel = "ID", description = "one film's pairs, instead of totals over all")
    private String film = "";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "with --film: how this run's encoders see the film at the last checkpoint")
    private String run = "";

    @Option(names = "--mask-ids", description = "pseudonyms instead of ids of films, studies and patients")
    private boolean masked;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    PairsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!run.isEmpty()) return seenBy();
        if (experiment == null) throw new Problem("no experiment is named", "name its file, or a run with --run");
        RunConfig config = ConfigFile.read(experiment, settings);
        try (Project open = project.open()) {
            InspectPairs inspect = new InspectPairs(open);
            PairInspection pairs = inspect.of(config);
            PairsText text = new PairsText(config.weighting().kind(), masked ? open.pseudonyms() : null);
            if (film.isEmpty()) {
                text.totals(Interruptible.run(_ -> {}, pairs::totals))
                        .forEach(line -> output.answer(terminal, line.json(), line.text()));
            } else {
                text.film(pairs.film(film)).forEach(line -> output.answer(terminal, line.json(), line.text()));
            }
            return ExitCode.OK;
        }
    }

    private int seenBy() {
        if (experiment != null || film.isEmpty())
            throw new Problem("--run needs --film, and no experiment", "write discern pairs --run RUN --film ID");
        try (Project open = project.open()) {
            FilmSimilarities seen = Interruptible.run(
                    _ -> {},
                    context -> terminal.experiments().apply(open).similarities().of(open.runId(run), film, context));
            PairsText text = new PairsText(WeightingConfig.Kind.NONE, masked ? open.pseudonyms() : null);
            text.seen(seen).forEach(line -> output.answer(terminal, line.json(), line.text()));
            return ExitCode.OK;
        }
    }
}
