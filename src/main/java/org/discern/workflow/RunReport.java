package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.discern.config.ConfigFile;
import org.discern.figure.Block;
import org.discern.figure.ExperimentTables;
import org.discern.figure.ReportContent;
import org.discern.figure.ResultTables;
import org.discern.figure.SizedFigure;
import org.discern.model.ExternalResult;
import org.discern.model.Finding;
import org.discern.model.ModelComparison;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.model.RunResult;
import org.discern.model.ThresholdRule;

/// What a report says of one or several runs.
final class RunReport {
    private final List<RunRecord> runs;
    private final ComparedRuns compared;
    private final RunComparison comparison;

    /// @throws Problem where a run has no result yet, or the runs are of different data
    RunReport(List<RunRecord> runs, JobContext context) {
        this.runs = runs;
        this.compared = new ComparedRuns(runs);
        this.comparison = CompareRuns.of(runs, CompareRuns.Repeats.APART, context);
    }

    ReportContent content() {
        List<Block> blocks = new ArrayList<>();
        RunResult first = ComparedRuns.result(runs.getFirst());
        if (first.synthetic()) {
            blocks.add(new Block.Note(
                    Block.Weight.WARNING,
                    "These films are synthetic: drawn by a program, of nobody. The figures show that the methods run, not how"
                            + " they would rank on real patients."));
        }
        blocks.add(new Block.Paragraph(summary()));
        addScores(blocks);
        addComparisons(blocks);
        addExternal(blocks);
        addFigures(blocks);
        addProvenance(blocks);
        return new ReportContent(title(), subtitle(first), blocks);
    }

    private String title() {
        return runs.stream()
                        .map(run -> ComparedRuns.result(run).method())
                        .distinct()
                        .collect(Collectors.joining(", ")) + " on "
                + ComparedRuns.result(runs.getFirst()).dataset();
    }

    private String subtitle(RunResult first) {
        return String.format(
                Locale.ROOT,
                "%,d training and %,d validation films; judged on %s; %s",
                first.trainFilms(),
                first.validationFilms(),
                judged(),
                runs.stream().map(run -> run.summary().id().value()).collect(Collectors.joining(", ")));
    }

    /// Such as `227 test films of 189 patients`.
    private String judged() {
        RunResult first = ComparedRuns.result(runs.getFirst());
        return String.format(
                Locale.ROOT,
                "%,d %s films of %,d patients",
                first.testFilms(),
                FilmSets.judged(runs.getFirst().config()),
                first.testPatients());
    }

    private String summary() {
        String scores = compared.models().entrySet().stream()
                .filter(model -> model.getValue().table().macroAuroc() != null)
                .map(model -> String.format(
                        Locale.ROOT,
                        "%s %.3f",
                        model.getKey(),
                        model.getValue().table().macroAuroc()))
                .collect(Collectors.joining("; "));
        return "Mean AUROC over the findings, on " + judged() + " that no training saw: " + scores
                + ". With so many patients, judge differences by their intervals below, not by the order of these means.";
    }

    // --- scores ---

    private void addScores(List<Block> blocks) {
        blocks.add(new Block.Heading("Scores"));
        List<ModelScore> scores = compared.models().entrySet().stream()
                .map(model -> new ModelScore(model.getKey(), model.getValue().table()))
                .toList();
        blocks.add(ResultTables.auroc(scores));
        blocks.add(ResultTables.averagePrecision(scores));
        for (RunRecord run : runs) {
            ComparedRuns.result(run).models().stream()
                    .map(ModelScore::model)
                    .filter(model -> !ModelName.isOfNoMethod(model))
                    .forEach(model -> blocks.add(calls(run, model)));
            String of = runs.size() == 1 ? "" : compared.runName(run) + ": ";
            run.labelDraws().ifPresent(draws -> blocks.add(ExperimentTables.fewLabels(of, draws)));
            run.fusion().ifPresent(fusion -> {
                blocks.add(ExperimentTables.coverage(of, fusion));
                blocks.add(ExperimentTables.importance(of, fusion));
            });
        }
        blocks.add(ResultTables.retrieval(compared.retrieval()));
        List<String> notes = runs.stream()
                .flatMap(run -> ComparedRuns.result(run).notes().stream().map(note -> compared.named(run, note)))
                .distinct()
                .toList();
        for (String note : notes) blocks.add(new Block.Note(Block.Weight.INFORMATION, note));
    }

    private void addFigures(List<Block> blocks) {
        RunFigures figures = new RunFigures(runs, compared);
        add(blocks, "Pre-training", "", figures.training());
        add(blocks, "ROC curves", "", figures.roc());
        add(blocks, "Precision and recall", "", figures.precisionRecall());
        add(
                blocks,
                "Calibration",
                "On the diagonal a score can be read as a probability. Ranking, and so AUROC, does not depend on it.",
                figures.calibration());
        add(blocks, "Few labels", "", figures.labelCurves(comparison.labelCurves()));
        add(
                blocks,
                "Clinical values",
                "Each way of joining the values with the image beside the image alone and the values alone.",
                figures.clinicalValues());
        add(
                blocks,
                "Embeddings of the " + FilmSets.judged(runs.getFirst().config()) + " films",
                "Each mark is a film; near marks have similar embeddings. Distances between clusters, and their sizes, mean"
                        + " little.",
                figures.embeddings());
    }

    private static void add(List<Block> blocks, String heading, String text, List<SizedFigure> figures) {
        if (figures.isEmpty()) return;
        blocks.add(new Block.Heading(heading));
        if (!text.isEmpty()) blocks.add(new Block.Paragraph(text));
        blocks.add(new Block.Figures(figures.stream().map(SizedFigure::drawing).toList()));
    }

    private Block calls(RunRecord run, String model) {
        JudgedFilms films = JudgedFilms.of(run);
        List<ResultTables.Calls> calls = new ArrayList<>();
        for (Finding finding : films.findings()) {
            JudgedFinding.of(films, run, model, finding)
                    .ifPresent(judged -> calls.add(new ResultTables.Calls(
                            finding,
                            judged.at(ThresholdRule.YOUDEN).orElse(null),
                            judged.calibration().orElse(null))));
        }
        return ResultTables.calls(compared.named(run, model), ThresholdRule.YOUDEN, calls);
    }

    private void addComparisons(List<Block> blocks) {
        if (comparison.comparisons().isEmpty()) return;
        blocks.add(new Block.Heading("What these films support"));
        for (ModelComparison pair : comparison.comparisons()) {
            blocks.add(new Block.Paragraph(pair.verdict()));
            blocks.add(ResultTables.comparison(pair));
        }
        if (!comparison.settings().isEmpty()) blocks.add(RunTables.settings(comparison));
        for (String note : comparison.notes()) blocks.add(new Block.Note(Block.Weight.INFORMATION, note));
    }

    private void addExternal(List<Block> blocks) {
        add(blocks, "Elsewhere", "", new RunFigures(runs, compared).elsewhere());
        for (RunRecord run : runs) {
            for (ExternalResult external : run.external()) {
                blocks.add(
                        new Block.Heading("External test of " + compared.runName(run) + " on " + external.dataset()));
                blocks.add(new Block.Paragraph(String.format(
                        Locale.ROOT,
                        "%,d films of %,d patients (%s) of a data set that nothing was trained on or chosen by.%s%s",
                        external.films(),
                        external.patients(),
                        external.split().equals("all") ? "all splits" : external.split() + " split",
                        external.synthetic() ? " These films are synthetic." : "",
                        external.missing().isEmpty()
                                ? ""
                                : " Not judged, because it does not know them: "
                                        + external.missing().stream()
                                                .map(Finding::name)
                                                .collect(Collectors.joining(", "))
                                        + ".")));
                blocks.add(ResultTables.auroc(external.models()));
            }
        }
    }

    private void addProvenance(List<Block> blocks) {
        blocks.add(new Block.Heading("How it was made"));
        for (RunRecord run : runs) {
            blocks.add(new Block.Code(
                    compared.runName(run) + ": the command that makes it again, in the project's folder",
                    "discern run runs/" + run.summary().id() + "/config.yaml",
                    false));
            blocks.add(new Block.Code(compared.runName(run) + ": settings", ConfigFile.write(run.config()), true));
            blocks.add(new Block.Code(compared.runName(run) + ": environment", environment(run), true));
        }
    }

    private static String environment(RunRecord run) {
        Environment e = run.environment();
        return String.format(
                Locale.ROOT,
                "%s%n%s, %s, %d processors, %,d MiB%nengine %s (%s): %s%ndata set %s, content %s%s%nseed %d, started %s%n"
                        + "pre-training %.0f s, evaluation %.0f s",
                e.program(),
                e.java(),
                e.system(),
                e.processors(),
                e.memoryMebibytes(),
                e.engine(),
                e.engineReason(),
                e.device(),
                e.dataset(),
                e.datasetHash(),
                e.clinicalValues() == null ? "" : "\nclinical values: " + e.clinicalValues(),
                e.seed(),
                e.started(),
                ComparedRuns.result(run).pretrainSeconds(),
                ComparedRuns.result(run).evaluationSeconds());
    }
}
