package org.discern.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.figure.Block;
import org.discern.figure.ExperimentTables;
import org.discern.figure.MatrixFigure;
import org.discern.figure.ReportContent;
import org.discern.figure.ReportPage;
import org.discern.figure.SizedFigure;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingMatrix;
import org.discern.model.FindingMatrix.Cell;
import org.discern.model.FindingMatrix.Row;
import org.discern.model.FindingScore;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.storage.DurableFile;
import org.jspecify.annotations.Nullable;

/// The hold-one-finding-out matrix: DisCeRn pre-trained with all of `weighting.findings`, and once without each
/// of them, every encoder judged on all findings by the linear probe. Runs that are there already are used
/// again, as far as they fit.
public final class LeaveFindingsOut {
    private static final String FILE = "matrix.json";
    private static final String PURPOSE =
            "hold-one-finding-out matrix: what a label in pre-training does to the telling of its finding is the question";
    private static final String NO_CHOICE =
            "hold-one-finding-out matrix: its rows differ in the finding left out, and none is chosen by its score";

    private final Project project;
    private final RunExperiment experiments;

    public LeaveFindingsOut(Project project, RunExperiment experiments) {
        this.project = project;
        this.experiments = experiments;
    }

    /// @param config a DisCeRn experiment of at least two findings
    /// @return the page, in a folder of its own below `reports`, with `matrix.json` beside it
    /// @throws Problem where the experiment is none of DisCeRn, or something fails on the way
    /// @throws CancellationException when stopped; the runs that are done are used again
    public Path run(RunConfig config, JobContext context) {
        List<String> findings = config.weighting().findings();
        if (!config.weighting().byDisease() || findings.size() < 2) {
            throw new Problem(
                    "the matrix leaves out findings of weighting.findings one by one, but these settings weight by "
                            + (config.weighting().byDisease() ? "a single finding" : "none"),
                    "take an experiment of DisCeRn with several findings, such as sample-configs/demo-discern-long.yaml");
        }
        List<@Nullable Finding> leftOut = new ArrayList<>();
        leftOut.add(null);
        for (String finding : findings) leftOut.add(new Finding(finding));
        List<RunRecord> runs = new ArrayList<>();
        for (Finding each : leftOut) {
            context.report(new RunEvent.Notice(
                    RunEvent.Severity.INFO,
                    "encoder " + (runs.size() + 1) + " of " + leftOut.size() + ": "
                            + (each == null ? "all findings" : "without " + each.name())));
            runs.add(project.run(new ProvideRun(project, experiments).of(without(config, each), context)));
        }
        return write(matrix(config, leftOut, runs));
    }

    /// The matrices that this project holds, the latest first.
    public static List<KeptMatrix> kept(Project project) {
        if (!Files.isDirectory(project.reportsFolder())) return List.of();
        try (Stream<Path> folders = Files.list(project.reportsFolder())) {
            return folders.filter(folder -> Files.exists(folder.resolve(FILE)))
                    .sorted(Comparator.reverseOrder())
                    .map(folder -> new KeptMatrix(
                            String.valueOf(folder.getFileName()),
                            new RunJson().read(folder.resolve(FILE), FindingMatrix.class)))
                    .toList();
        } catch (IOException e) {
            throw new Problem("could not list " + project.reportsFolder(), "check its permissions", e);
        }
    }

    /// A matrix as its folder holds it.
    ///
    /// @param name of the folder, which begins with the time
    public record KeptMatrix(String name, FindingMatrix matrix) {}

    /// The settings of a row.
    private static RunConfig without(RunConfig config, @Nullable Finding leftOut) {
        List<String> told = config.weighting().findings().stream()
                .filter(finding -> leftOut == null || !finding.equals(leftOut.name()))
                .toList();
        String suffix = leftOut == null ? "-all" : "-without-" + leftOut.name().replaceAll("[^A-Za-z0-9]+", "-");
        String name = config.name() + suffix;
        List<String> sets = new ArrayList<>(List.of(
                "name=" + name.substring(0, Math.min(64, name.length())),
                "weighting.findings=" + list(told),
                "evaluation.findings=[]",
                "evaluation.linearProbe=true"));
        if (config.acceptedLeaks().pretrainingLabels().isBlank())
            sets.add("acceptedLeaks.pretrainingLabels='" + PURPOSE + "'");
        if (config.acceptedLeaks().testUsedBefore().isBlank())
            sets.add("acceptedLeaks.testUsedBefore='" + NO_CHOICE + "'");
        return ConfigFile.parse(config.name(), ConfigFile.write(config), sets);
    }

    private static String list(List<String> names) {
        return names.stream()
                .map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static FindingMatrix matrix(RunConfig config, List<@Nullable Finding> leftOut, List<RunRecord> runs) {
        RunRecord all = runs.getFirst();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < runs.size(); row++) {
            RunRecord run = runs.get(row);
            rows.add(new Row(leftOut.get(row), run.summary().id(), cells(run, all)));
        }
        List<Finding> findings = probe(all).stream().map(FindingScore::finding).toList();
        return new FindingMatrix(config.data().dataset(), FilmSets.judged(config), findings, rows);
    }

    private static List<Cell> cells(RunRecord run, RunRecord all) {
        List<FindingComparison> fromAll = run == all ? List.of() : differences(run, all);
        return probe(run).stream()
                .map(score -> new Cell(
                        score,
                        fromAll.stream()
                                .filter(comparison -> comparison.finding().equals(score.finding()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private static List<FindingComparison> differences(RunRecord run, RunRecord all) {
        JudgedFilms films = JudgedFilms.of(all);
        Optional<float[][]> first = films.predictions(run, ModelName.PROBE_PRETRAINED);
        Optional<float[][]> second = films.predictions(all, ModelName.PROBE_PRETRAINED);
        if (first.isEmpty() || second.isEmpty()) return List.of();
        return films.judge(all.config()).compare(first.get(), second.get());
    }

    private static List<FindingScore> probe(RunRecord run) {
        return Objects.requireNonNull(run.result()).models().stream()
                .filter(model -> model.model().equals(ModelName.PROBE_PRETRAINED))
                .findFirst()
                .orElseThrow()
                .table()
                .scores();
    }

    private Path write(FindingMatrix matrix) {
        Path folder = DatedFolder.create(project.reportsFolder(), Instant.now(), "-matrix");
        new RunJson().write(folder.resolve(FILE), matrix);
        String runs = matrix.rows().stream().map(row -> row.run().value()).collect(Collectors.joining(", "));
        String page = ReportPage.html(new ReportContent(
                "DisCeRn with findings left out, on " + matrix.dataset(),
                String.format(Locale.ROOT, "Linear probe, judged on the %s films; runs %s", matrix.judgedOn(), runs),
                List.of(
                        new Block.Figures(List.of(figure(matrix).drawing())),
                        ExperimentTables.matrix(matrix),
                        ExperimentTables.matrixDifferences(matrix))));
        DurableFile.replace(folder.resolve("report.html"), page);
        ExportRuns.write(figure(matrix), folder);
        ExportRuns.write("matrix-auroc", ExperimentTables.matrix(matrix), folder);
        ExportRuns.write("matrix-differences", ExperimentTables.matrixDifferences(matrix), folder);
        return folder.resolve("report.html");
    }

    private static SizedFigure figure(FindingMatrix matrix) {
        MatrixFigure figure = new MatrixFigure(matrix);
        return new SizedFigure("matrix", figure, figure.width(), figure.height(), "");
    }
}
