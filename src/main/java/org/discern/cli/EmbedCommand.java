package org.discern.cli;

import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.discern.model.EmbeddingSet;
import org.discern.workflow.Project;
import org.discern.workflow.ProjectEmbedding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `discern embed`: the embeddings of a run.
@Command(name = "embed", description = "Print a run's embeddings as CSV, a row a film, by image id.")
final class EmbedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "a run, as `discern runs` lists them")
    private String run = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    EmbedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            EmbeddingSet embeddings = new ProjectEmbedding(open).embeddings(open.runId(run));
            StringJoiner header = new StringJoiner(",", "imageId,", "");
            for (int c = 0; c < embeddings.dimension(); c++) header.add("e" + c);
            terminal.out().print(header + "\n");
            for (int i = 0; i < embeddings.vectors().length; i++) {
                StringJoiner row =
                        new StringJoiner(",", quoted(embeddings.imageIds().get(i)) + ",", "\n");
                for (float value : embeddings.vectors()[i]) row.add(Float.toString(value));
                terminal.out().print(row);
            }
            terminal.out().flush();
            return ExitCode.OK;
        }
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
