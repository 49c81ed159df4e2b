package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.discern.figure.ExperimentTables;
import org.discern.figure.ResultTables;
import org.discern.figure.Table;
import org.discern.model.FindingScore;
import org.discern.model.ModelComparison;
import org.discern.model.ModelScore;
import org.discern.model.RunId;
import org.discern.model.ThresholdRule;

/// The tables of one or several runs, as they stand in reports, in files and on the terminal.
final class RunTables {
    private final List<RunRecord> runs;
    private final ComparedRuns compared;

    RunTables(List<RunRecord> runs, ComparedRuns compared) {
        this.runs = runs;
        this.compared = compared;
    }

    /// A table and the name of its files, without an ending.
    record Named(String name, Table table) {}

    /// All of them.
    List<Named> all(RunComparison comparison) {
        List<Named> tables = new ArrayList<>();
        List<ModelScore> models = scores(comparison);
        tables.add(new Named("auroc", ResultTables.auroc(models)));
        tables.add(new Named("average-precision", ResultTables.averagePrecision(models)));
        int pair = 0;
        for (ModelComparison of : comparison.comparisons()) {
            tables.add(new Named(String.format("difference-%02d", ++pair), ResultTables.comparison(of)));
        }
        tables.add(new Named("thresholds", thresholds(ThresholdRule.values())));
        tables.add(new Named("calibration", calibration()));
        if (!comparison.labelCurves().isEmpty())
            tables.add(new Named("labels", ResultTables.labelCurves(comparison.labelCurves())));
        for (RunRecord run : runs) {
            String of = runs.size() == 1 ? "" : compared.runName(run) + ": ";
            String file = runs.size() == 1 ? "" : RunFigures.fileName(compared.runName(run)) + "-";
            run.fusion().ifPresent(fusion -> {
                tables.add(new Named(file + "values-coverage", ExperimentTables.coverage(of, fusion)));
                tables.add(new Named(file + "values-importance", ExperimentTables.importance(of, fusion)));
            });
        }
        new RunFigures(runs, compared)
                .elsewhereOf()
                .ifPresent(elsewhere -> tables.add(new Named("elsewhere", elsewhere.table())));
        tables.add(new Named("retrieval", ResultTables.retrieval(compared.retrieval())));
        if (!comparison.settings().isEmpty()) tables.add(new Named("settings", settings(comparison)));
        return tables;
    }

    static List<ModelScore> scores(RunComparison comparison) {
        return comparison.models().stream()
                .map(model -> new ModelScore(model.name(), model.table()))
                .toList();
    }

    /// The thresholds of models that were scored, one for each rule.
    Table thresholds(ThresholdRule... rules) {
        return ResultTables.operatingPoints(judged().flatMap(model -> Stream.of(rules)
                        .flatMap(rule -> model.judged().at(rule).stream()
                                .map(point -> new ResultTables.Operation(
                                        model.name(), model.judged().finding(), rule, point))))
                .toList());
    }

    Table calibration() {
        return ResultTables.calibration(judged().flatMap(model -> model.judged().calibration().stream()
                        .map(calibration -> new ResultTables.Calibrated(
                                model.name(), model.judged().finding(), calibration)))
                .toList());
    }

    private record Judged(String name, JudgedFinding judged) {}

    private Stream<Judged> judged() {
        JudgedFilms films = JudgedFilms.of(runs.getFirst());
        return compared.models().entrySet().stream()
                .flatMap(entry -> entry.getValue().table().scores().stream()
                        .filter(score -> score.auroc() != null)
                        .flatMap(score -> judged(films, entry.getValue(), score).stream())
                        .map(judged -> new Judged(entry.getKey(), judged)));
    }

    private Optional<JudgedFinding> judged(JudgedFilms films, ModelScore model, FindingScore score) {
        return JudgedFinding.of(films, compared.runOf(model), model.model(), score.finding());
    }

    /// Settings that differ, a column a run.
    static Table settings(RunComparison comparison) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Setting")));
        for (RunId run : comparison.runs()) columns.add(Table.Column.text(run.value()));
        return new Table(
                "Settings that differ",
                columns,
                comparison.settings().stream()
                        .map(setting -> Stream.concat(Stream.of(setting.setting()), setting.values().stream())
                                .toList())
                        .toList(),
                List.of());
    }
}
