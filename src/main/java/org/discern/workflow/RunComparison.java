package org.discern.workflow;

import java.util.List;
import java.util.Locale;
import org.discern.figure.ModelStyle;
import org.discern.figure.ResultTables;
import org.discern.model.Finding;
import org.discern.model.LabelCurve;
import org.discern.model.ModelComparison;
import org.discern.model.Repeated;
import org.discern.model.RunId;
import org.discern.model.ScoreTable;
import org.jspecify.annotations.Nullable;

/// Runs of one data set, compared on the films they were judged on.
///
/// @param judgedOn the split that was judged: `test` or `validation`
/// @param runs in the order in which they were asked for
/// @param comparisons each model against each earlier one of the same protocol and share of labels
/// @param labelCurves of models that are there with several shares of labels
/// @param settings that differ between the runs
/// @param notes what must be known to read it, such as that a run was asked something else
public record RunComparison(
        String dataset,
        String judgedOn,
        int films,
        int patients,
        List<Finding> findings,
        List<RunId> runs,
        List<Model> models,
        List<ModelComparison> comparisons,
        List<LabelCurve> labelCurves,
        List<SettingDifference> settings,
        List<String> notes) {
    public RunComparison {
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        models = List.copyOf(models);
        comparisons = List.copyOf(comparisons);
        labelCurves = List.copyOf(labelCurves);
        settings = List.copyOf(settings);
        notes = List.copyOf(notes);
    }

    /// What differs, verdicts and tables, for a terminal or a notebook.
    public String text() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s: %,d %s films of %,d patients%n", dataset, films, judgedOn, patients));
        for (SettingDifference setting : settings) {
            text.append(String.format("  %s: %s%n", setting.setting(), String.join(" | ", setting.values())));
        }
        for (String note : notes) text.append("note: ").append(note).append('\n');
        text.append('\n').append(ResultTables.auroc(RunTables.scores(this)).markdown());
        for (ModelComparison pair : comparisons) {
            text.append('\n').append(pair.verdict()).append("\n\n");
            text.append(ResultTables.comparison(pair).markdown());
        }
        if (!labelCurves.isEmpty())
            text.append('\n').append(ResultTables.labelCurves(labelCurves).markdown());
        return text.toString().stripTrailing();
    }

    /// A model, over the repeats of its run where these are taken together.
    ///
    /// @param name that tells it from all others here
    /// @param model the name in its run, as in `linear probe, pre-trained`
    /// @param runs the repeats
    /// @param table means over the repeats, with intervals for other test patients
    /// @param overRepeats of the macro mean AUROC, with an interval for other seeds; `null` where it is undefined
    public record Model(
            String name,
            String model,
            ModelStyle style,
            List<RunId> runs,
            double labelFraction,
            ScoreTable table,
            @Nullable Repeated overRepeats) {
        public Model {
            runs = List.copyOf(runs);
        }
    }

    /// A setting that is not the same in all runs.
    ///
    /// @param setting its path, such as `moco.temperature`
    /// @param values by run
    public record SettingDifference(String setting, List<String> values) {
        public SettingDifference {
            values = List.copyOf(values);
        }
    }
}
