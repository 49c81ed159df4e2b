package org.discern.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.discern.model.FilmChoice;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.Split;
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
@Command(name = "project", description = "Lay out a run's embeddings: layout.csv, layout.svg, layout.png.")
final class ProjectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "a run, as `discern runs` lists them")
    private String run = "";

    @Option(names = "--method", paramLabel = "METHOD", description = "tsne (default) or umap")
    private LayoutSettings.Method method = LayoutSettings.Method.TSNE;

    @Option(
            names = {"--perplexity", "--neighbours"},
            paramLabel = "N",
            description = "how many neighbours of a film count (UMAP: 15)")
    private @Nullable Double perplexity;

    @Option(names = "--pca", paramLabel = "N", description = "principal components compared; 0 for the embeddings")
    private @Nullable Integer pcaDimensions;

    @Option(names = "--split", paramLabel = "SPLIT", description = "only train, validation or test films")
    private @Nullable Split split;

    @Option(names = "--only", paramLabel = "FILE", description = "only films whose image ids stand in it, one a line")
    private @Nullable Path only;

    @Option(names = "--iterations", paramLabel = "N", description = "steps of the layout (UMAP: 500)")
    private @Nullable Integer iterations;

    @Option(names = "--films", paramLabel = "N", description = "films laid out at most")
    private @Nullable Integer mostFilms;

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
                    context -> projection.run(id, films(), chosen, new LayoutControl(_ -> {}), context));
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
        boolean tsne = method == LayoutSettings.Method.TSNE;
        return new LayoutSettings(
                method,
                perplexity != null ? perplexity : tsne ? experiment.perplexity() : 15,
                iterations != null ? iterations : tsne ? experiment.iterations() : 500,
                pcaDimensions == null ? experiment.pcaDimensions() : pcaDimensions,
                mostFilms == null ? experiment.mostFilms() : mostFilms,
                seed == null ? experiment.seed() : seed);
    }

    private FilmChoice films() {
        return new FilmChoice(split == null ? List.of() : List.of(split), only == null ? List.of() : ids(only));
    }

    private static List<String> ids(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new Problem("could not read " + file, "name a text file with an image id a line", e);
        }
    }
}
