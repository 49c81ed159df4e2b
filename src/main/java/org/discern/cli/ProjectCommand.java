package org.discern.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.RunId;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.Project;
import org.discern.workflow.ProjectEmbedding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern project`: a run's embeddings, laid out in the plane.
@Command(name = "project", description = "Lay out a run's embeddings by t-SNE: layout.csv, layout.svg, layout.png.")
final class ProjectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "a run, as `discern runs` lists them")
    private String run = "";

    @Option(names = "--perplexity", paramLabel = "N", description = "effective number of neighbours, at least 1")
    private @Nullable Double perplexity;

    @Option(names = "--iterations", paramLabel = "N", description = "steps of the layout, at least 1")
    private @Nullable Integer iterations;

    @Option(names = "--films", paramLabel = "N", description = "films laid out at most")
    private @Nullable Integer films;

    @Option(names = "--seed", paramLabel = "N", description = "draws films and parts equal ones")
    private @Nullable Long seed;

    @Option(names = "--finding", paramLabel = "NAME", description = "marks films by this finding")
    private @Nullable String finding;

    @Option(names = "--to", paramLabel = "DIR", description = "where the files go (default: the current folder)")
    private Path folder = Path.of("");

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ProjectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            RunId id = open.runId(run);
            ProjectEmbedding projection = new ProjectEmbedding(open);
            LayoutSettings chosen = over(projection.settings(id));
            FilmLayout layout = Interruptible.run(
                    output.progress(terminal),
                    context -> projection.run(id, chosen, new LayoutControl(_ -> {}), context));
            Finding marked = finding == null ? projection.findings(id).getFirst() : new Finding(finding);
            Path target = folder.toAbsolutePath().normalize();
            projection.write(id, layout, marked, target);
            output.answer(
                    terminal,
                    Map.of("layout", target.toString(), "caption", layout.caption(), "quality", layout.quality()),
                    layout.caption() + "\n" + String.join("\n", layout.quality()) + "\nlayout: " + target);
            return ExitCode.OK;
        }
    }

    private LayoutSettings over(LayoutSettings experiment) {
        return new LayoutSettings(
                perplexity == null ? experiment.perplexity() : perplexity,
                iterations == null ? experiment.iterations() : iterations,
                films == null ? experiment.mostFilms() : films,
                seed == null ? experiment.seed() : seed);
    }
}
