package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.discern.catalog.ParquetFiles;
import org.discern.figure.EmbeddingFigure;
import org.discern.figure.Export;
import org.discern.figure.FigureTheme;
import org.discern.model.Cohort;
import org.discern.model.EmbeddingSet;
import org.discern.model.FilmChoice;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;

/// Lays out what a run stored of its films, with settings of one's own. Embeddings and films are joined by image
/// id, whatever the order of their rows.
public final class ProjectEmbedding {
    private static final int SIDE_PIXELS = 720;

    private final Project project;

    public ProjectEmbedding(Project project) {
        this.project = project;
    }

    /// The settings of the run's experiment.
    public LayoutSettings settings(RunId run) {
        return LayoutSettings.of(project.run(run).config());
    }

    /// The embeddings that the run stored.
    ///
    /// @throws Problem where there are none
    public EmbeddingSet embeddings(RunId run) {
        Path file = project.existingRun(run).embeddings();
        if (!Files.exists(file)) {
            throw new Problem(
                    "the run " + run + " has no embeddings yet", "let it finish: `discern resume " + run + "`");
        }
        return ParquetFiles.readEmbeddings(file);
    }

    /// Lays out all films whose embeddings the run stored, or as many as the settings allow.
    ///
    /// @throws Problem where the run has no embeddings, or they are of films that it does not have
    /// @throws CancellationException when `context` says so; [LayoutControl#stop] returns what there is instead
    public FilmLayout run(RunId run, LayoutSettings settings, LayoutControl control, JobContext context) {
        return run(run, FilmChoice.ALL, settings, control, context);
    }

    /// Lays out some of these films. A layout stays in the run's folder, unless it was stopped, and is not made
    /// twice; one that is there already comes at once, and its control hears nothing.
    public FilmLayout run(
            RunId run, FilmChoice choice, LayoutSettings settings, LayoutControl control, JobContext context) {
        EmbeddingSet embeddings = embeddings(run);
        RunFolder at = project.existingRun(run);
        Path kept = at.layout(settings, choice);
        if (Files.exists(kept)) return at.json().read(kept, FilmLayout.class);
        RunRecord record = project.run(run);
        Chosen chosen = Chosen.of(embeddings, record.cohort(), choice);
        if (chosen.films().isEmpty()) {
            throw new Problem(
                    "the run " + run + " has no embeddings of these films",
                    "choose others; `discern embed --dataset` makes those of other films");
        }
        String kind = choice.equals(FilmChoice.ALL) ? "" : " " + choice.title();
        FilmLayout layout = new EmbeddingLayout(settings, findings(record), kind)
                .of(chosen.films(), chosen.vectors(), control, context);
        if (!control.stopped()) at.json().write(kept, layout);
        return layout;
    }

    /// Films that were chosen, in the order of their embeddings.
    private record Chosen(List<Radiograph> films, float[][] vectors) {
        /// Joins by image id.
        static Chosen of(EmbeddingSet embeddings, Cohort cohort, FilmChoice choice) {
            Map<String, Radiograph> byId =
                    cohort.films().stream().collect(Collectors.toMap(Radiograph::imageId, Function.identity()));
            Predicate<Radiograph> fits = choice.fits();
            List<Radiograph> films = new ArrayList<>();
            List<float[]> vectors = new ArrayList<>();
            for (int row = 0; row < embeddings.imageIds().size(); row++) {
                Radiograph film = byId.get(embeddings.imageIds().get(row));
                if (film == null) {
                    throw new Problem(
                            "embeddings.parquet, row " + (row + 1) + ": a film that the run does not have",
                            "the file is another run's; bring back the run's own");
                }
                if (!fits.test(film)) continue;
                films.add(film);
                vectors.add(embeddings.vectors()[row]);
            }
            return new Chosen(films, vectors.toArray(float[][]::new));
        }
    }

    /// Writes a layout as `layout.csv`, `layout.svg` and `layout.png` into `folder`.
    ///
    /// @param finding by which films are marked
    /// @throws Problem where the run's films do not have the finding, or the files cannot be written
    public void write(RunId run, FilmLayout layout, Finding finding, Path folder) {
        RunRecord record = project.run(run);
        if (!record.cohort().findings().contains(finding)) {
            String names =
                    record.cohort().findings().stream().map(Finding::name).collect(Collectors.joining(", "));
            throw new Problem("the films have no finding '" + finding + "'", "they have: " + names);
        }
        String caption = layout.caption() + "\n" + String.join("\n", layout.quality());
        var figure = EmbeddingFigure.of(
                record.summary().name() + ": " + finding,
                finding,
                layout,
                record.cohort().films(),
                caption);
        var chart = figure.chart(FigureTheme.PAPER);
        String notes = caption.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
        DurableFile.replace(folder.resolve("layout.csv"), notes + figure.table().csv());
        DurableFile.replace(folder.resolve("layout.svg"), Export.svg(chart, SIDE_PIXELS, SIDE_PIXELS));
        byte[] png = Export.png(chart, SIDE_PIXELS, SIDE_PIXELS, 2);
        DurableFile.replace(folder.resolve("layout.png"), aside -> Files.write(aside, png));
    }

    /// The findings that the run was judged by, or all that its films have.
    public List<Finding> findings(RunId run) {
        return findings(project.run(run));
    }

    private static List<Finding> findings(RunRecord record) {
        Cohort cohort = record.cohort();
        List<String> named = record.config().evaluation().findings();
        return named.isEmpty()
                ? cohort.findings()
                : named.stream().map(Finding::new).toList();
    }
}
