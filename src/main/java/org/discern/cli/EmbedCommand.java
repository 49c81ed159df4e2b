package org.discern.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.discern.model.EmbeddingSet;
import org.discern.model.Split;
import org.discern.workflow.EmbedFilms;
import org.discern.workflow.EmbeddingText;
import org.discern.workflow.Project;
import org.discern.workflow.ProjectEmbedding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern embed`: embeddings by a run's encoder.
@Command(
        name = "embed",
        description = {
            "Write embeddings by a run's encoder, a row a film, by image id.",
            "Without --dataset, those that the run stored; without --to, as CSV on the terminal."
        })
final class EmbedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "a run, as `discern runs` lists them")
    private String run = "";

    @Option(names = "--dataset", paramLabel = "NAME", description = "the films of this data set, encoded where need be")
    private @Nullable String dataset;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "with --dataset: only train, validation or test films")
    private @Nullable Split split;

    @Option(names = "--to", paramLabel = "FILE", description = "a .parquet or .csv file")
    private @Nullable Path file;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    EmbedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            EmbeddingSet embeddings = embeddings(open);
            if (file == null) {
                EmbeddingText.write(embeddings, terminal.out());
                terminal.out().flush();
                return ExitCode.OK;
            }
            Path target = file.toAbsolutePath().normalize();
            EmbedFilms.write(embeddings, target);
            int films = embeddings.imageIds().size();
            output.answer(
                    terminal,
                    Map.of("embeddings", target.toString(), "films", films, "dimension", embeddings.dimension()),
                    String.format("%,d films, %d dimensions: %s", films, embeddings.dimension(), target));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddingSet embeddings(Project open) {
        if (dataset == null) return new ProjectEmbedding(open).embeddings(open.runId(run));
        String films = dataset;
        return Interruptible.run(
                file == null ? _ -> {} : output.progress(terminal),
                context -> terminal.experiments()
                        .apply(open)
                        .embedding()
                        .run(open.runId(run), films, Optional.ofNullable(split), context));
    }
}
