package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.config.Settings;
import org.discern.model.LabelCurve;
import org.discern.model.ModelComparison;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.stats.FindingScores;

/// Compares runs of one data set on the films they were judged on, everything computed anew from their
/// predictions.
public final class CompareRuns {
    private final Project project;

    public CompareRuns(Project project) {
        this.project = project;
    }

    /// Whether runs that differ in nothing but their seed are repeats of one experiment.
    public enum Repeats {
        TOGETHER,
        APART
    }

    /// @throws Problem where a run has no result yet, or the runs are of different data
    public RunComparison run(List<RunId> runs, Repeats repeats, JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.STATISTICS, 0));
        return of(runs.stream().distinct().map(project::run).toList(), repeats, context);
    }

    /// Of runs that are read already.
    ///
    /// @param runs at least one
    public static RunComparison of(List<RunRecord> runs, Repeats repeats, JobContext context) {
        return new Comparison(runs, repeats, context).result();
    }

    /// Settings that are not the same in all of these runs.
    ///
    /// @param runs at least one
    public static List<RunComparison.SettingDifference> settings(List<RunRecord> runs) {
        List<Map<String, String>> values =
                runs.stream().map(run -> Settings.values(run.config())).toList();
        List<RunComparison.SettingDifference> differences = new ArrayList<>();
        for (String setting : values.getFirst().keySet()) {
            List<String> ofRuns = values.stream()
                    .map(run -> Objects.requireNonNull(run.get(setting)))
                    .toList();
            if (ofRuns.stream().distinct().count() > 1)
                differences.add(new RunComparison.SettingDifference(setting, ofRuns));
        }
        return differences;
    }

    /// One comparison under way.
    private static final class Comparison {
        private final List<RunRecord> runs;
        private final JobContext context;
        private final JudgedFilms films;
        private final RepeatedRuns groups;
        private final FindingScores judge;
        private final List<String> notes = new ArrayList<>();

        Comparison(List<RunRecord> runs, Repeats repeats, JobContext context) {
            this.runs = runs;
            this.context = context;
            RunRecord first = runs.getFirst();
            this.films = JudgedFilms.of(first);
            this.groups =
                    new RepeatedRuns(runs.stream().filter(this::comparable).toList(), repeats);
            this.judge = films.judge(first.config());
        }

        private boolean comparable(RunRecord run) {
            boolean same = films.sameAs(run);
            if (!same) {
                notes.add(
                        "Run " + run.summary().id() + " is left out: it was judged by other findings, other readings of"
                                + " labels or on other films than "
                                + runs.getFirst().summary().id() + ".");
            }
            return same;
        }

        RunComparison result() {
            List<RepeatedModel> all = groups.models(films);
            List<RunComparison.Model> models = new ArrayList<>();
            for (RepeatedModel model : all) {
                context.checkCancelled();
                models.add(new RunComparison.Model(
                        model.name(),
                        model.model(),
                        model.style(),
                        model.runs(),
                        model.labelFraction(),
                        judge.score(model.predictions()),
                        judge.macroOverRepeats(model.predictions())));
            }
            return new RunComparison(
                    runs.getFirst().config().data().dataset(),
                    FilmSets.judged(runs.getFirst().config()),
                    films.judged().size(),
                    (int) films.judgedPatients().stream().distinct().count(),
                    films.findings(),
                    runs.stream().map(run -> run.summary().id()).toList(),
                    models,
                    comparisons(all),
                    labelCurves(all),
                    settings(runs),
                    notes);
        }

        /// Each model against each earlier one that it is to be held against.
        private List<ModelComparison> comparisons(List<RepeatedModel> models) {
            List<ModelComparison> comparisons = new ArrayList<>();
            for (int later = 1; later < models.size(); later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    context.checkCancelled();
                    RepeatedModel model = models.get(later);
                    RepeatedModel reference = models.get(earlier);
                    if (!model.comparableWith(reference)) continue;
                    comparisons.add(judge.compare(
                            model.name(), model.predictions(), reference.name(), reference.predictions()));
                }
            }
            return comparisons;
        }

        /// From the draws of runs that have some, else from runs that differ in the share of labels.
        private List<LabelCurve> labelCurves(List<RepeatedModel> models) {
            LabelCurves curves = new LabelCurves(films.findings());
            groups.addDraws(curves);
            for (RepeatedModel model : models) {
                if (groups.hasDraws(model)) continue;
                for (int repeat = 0; repeat < model.predictions().size(); repeat++) {
                    float[][] said = model.predictions().get(repeat);
                    // Repeats of a model differ in their seed; its place stands for it.
                    curves.add(
                            model.curve(),
                            model.labelFraction(),
                            new LabelCurves.Repeat(
                                    repeat, 0, model.trainingFilms(), judge.macroAuroc(said), judge.aurocs(said)));
                }
            }
            return curves.curves();
        }
    }
}
