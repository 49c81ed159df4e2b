package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.PairInspection;
import org.discern.workflow.Project;
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

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "the experiment's settings")
    private Path experiment = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "overrides a setting, such as pair.study=same")
    private List<String> settings = List.of();

    @Option(names = "--film", paramLabel = "ID", description = "one film's pairs, instead of totals over all")
    private String film = "";

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
}
