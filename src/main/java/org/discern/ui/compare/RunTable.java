package org.discern.ui.compare;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.discern.figure.Table;
import org.discern.workflow.CompareRuns;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// What the compared runs are, and what was set otherwise in each.
final class RunTable {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private RunTable() {}

    /// @param runs at least one
    /// @param model whose mean AUROC is told
    static Table of(List<ChosenRun> runs, @Nullable String model) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Setting")));
        runs.forEach(run -> columns.add(Table.Column.text(run.name())));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("run", runs, run -> run.record().summary().id().value()));
        rows.add(row("method", runs, run -> run.record().summary().method()));
        rows.add(row("data set", runs, run -> run.record().summary().dataset()));
        rows.add(row("begun", runs, RunTable::begun));
        if (model != null) rows.add(row("mean AUROC, " + model, runs, run -> meanAuroc(run, model)));
        List<RunRecord> records = runs.stream().map(ChosenRun::record).toList();
        CompareRuns.settings(records).stream()
                .filter(setting -> !setting.setting().equals("name")) // the head of the column
                .forEach(setting -> rows.add(Stream.concat(Stream.of(setting.setting()), setting.values().stream())
                        .toList()));
        return new Table(
                "Runs and the settings in which they differ",
                columns,
                rows,
                List.of(
                        runs.size() < 2
                                ? "Choose a second run at the left to see differences."
                                : "All other settings are the same."));
    }

    private static List<String> row(String head, List<ChosenRun> runs, Function<ChosenRun, String> cell) {
        return Stream.concat(Stream.of(head), runs.stream().map(cell)).toList();
    }

    private static String begun(ChosenRun run) {
        return MINUTES.format(run.record().summary().started().atZone(ZoneId.systemDefault()));
    }

    private static String meanAuroc(ChosenRun run, String model) {
        return run.score(model)
                .map(score -> score.table().macroAuroc())
                .map(mean -> String.format(Locale.ROOT, "%.3f", mean))
                .orElse("n/a");
    }
}
