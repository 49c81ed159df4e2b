package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.discern.figure.SizedFigure;
import org.discern.figure.Table;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;

/// Writes figures and tables of runs as files for papers and other programs: figures as PNG (once, twice and four
/// times the size), SVG and CSV of their data, tables as CSV, Markdown and LaTeX, and all that was compared as JSON.
/// Figures are on paper, whatever
/// the window looks like.
public final class ExportRuns {
    private static final List<Integer> SCALES = List.of(1, 2, 4);

    private final Project project;

    public ExportRuns(Project project) {
        this.project = project;
    }

    /// What is written.
    public enum What {
        FIGURES,
        TABLES,
        ALL
    }

    /// Writes into `folder`, which is made; files of the same names are replaced.
    ///
    /// @param comparison of these runs
    /// @return the files
    public List<Path> run(List<RunId> ids, RunComparison comparison, What what, Path folder, JobContext context) {
        return write(ids.stream().distinct().map(project::run).toList(), comparison, what, folder, context);
    }

    static List<Path> write(
            List<RunRecord> runs, RunComparison comparison, What what, Path folder, JobContext context) {
        ComparedRuns compared = new ComparedRuns(runs);
        List<Path> files = new ArrayList<>();
        if (what != What.FIGURES) {
            Path json = folder.resolve("comparison.json");
            new RunJson().write(json, comparison);
            files.add(json);
            for (RunTables.Named table : new RunTables(runs, compared).all(comparison)) {
                files.addAll(write(table.name(), table.table(), folder));
            }
        }
        if (what != What.TABLES) {
            List<SizedFigure> figures = figures(new RunFigures(runs, compared), comparison);
            context.report(new RunEvent.PhaseStarted(Phase.EXPORT, figures.size()));
            for (SizedFigure figure : figures) {
                context.checkCancelled();
                files.addAll(write(figure, folder));
            }
        }
        return files;
    }

    private static List<SizedFigure> figures(RunFigures figures, RunComparison comparison) {
        return Stream.of(
                        figures.training(),
                        figures.roc(),
                        figures.precisionRecall(),
                        figures.calibration(),
                        figures.labelCurves(comparison.labelCurves()),
                        figures.clinicalValues(),
                        figures.elsewhere(),
                        figures.embeddings())
                .flatMap(List::stream)
                .toList();
    }

    /// A table as CSV, Markdown and LaTeX.
    static List<Path> write(String name, Table table, Path folder) {
        return List.of(
                write(folder.resolve(name + ".csv"), table.csv()),
                write(folder.resolve(name + ".md"), table.markdown()),
                write(folder.resolve(name + ".tex"), table.latex()));
    }

    /// A figure as PNG, SVG and CSV.
    static List<Path> write(SizedFigure figure, Path folder) {
        List<Path> files = new ArrayList<>();
        for (int scale : SCALES) {
            Path file = folder.resolve(figure.name() + (scale == 1 ? "" : "@" + scale + "x") + ".png");
            byte[] png = figure.png(scale);
            DurableFile.replace(file, aside -> Files.write(aside, png));
            files.add(file);
        }
        files.add(write(folder.resolve(figure.name() + ".svg"), figure.svg()));
        files.add(write(
                folder.resolve(figure.name() + ".csv"), figure.figure().table().csv()));
        return files;
    }

    private static Path write(Path file, String text) {
        DurableFile.replace(file, text);
        return file;
    }
}
