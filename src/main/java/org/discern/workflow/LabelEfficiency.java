package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.config.RunConfig;
import org.discern.model.LabelDraws;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.stats.Auroc;
import org.discern.stats.Column;
import org.jspecify.annotations.Nullable;

/// The label-efficiency curve: models trained anew with the labels of few patients (`evaluation.labelFractions`),
/// several times (`evaluation.repeats`). A draw has an order of the patients of its own, of which each share
/// takes the first: the smaller is part of the larger.
final class LabelEfficiency {
    private final RunConfig config;
    private final FilmSets films;
    private final JobContext context;
    private final List<LabelDraws.Draw> draws = new ArrayList<>();

    LabelEfficiency(RunConfig config, FilmSets films, JobContext context) {
        this.config = config;
        this.films = films;
        this.context = context;
    }

    /// Whether a curve is asked for.
    boolean isWanted() {
        return !config.evaluation().labelFractions().isEmpty();
    }

    /// How models are trained with the labels of some films.
    @FunctionalInterface
    interface Trainer {
        /// @param seed of this draw
        /// @param draw what to call it, such as `10 %, draw 2`
        /// @return what each model says, by its name
        Map<String, Scores> train(FilmSets some, long seed, String draw);
    }

    /// Trains models at each share.
    ///
    /// @param fixed whether models follow from their films: all labels then are one draw
    void add(boolean fixed, Trainer trainer) {
        for (double fraction :
                config.evaluation().labelFractions().stream().sorted().toList()) {
            int repeats = fixed && fraction == 1 ? 1 : config.evaluation().repeats();
            context.report(new RunEvent.PhaseStarted(Phase.LABEL_DRAWS, repeats));
            for (int draw = 0; draw < repeats; draw++) {
                context.checkCancelled();
                long seed = seed(draw);
                FilmSets some = films.drawn(fraction, seed);
                String name = Math.round(1e4 * fraction) / 100.0 + " %, draw " + (draw + 1);
                int number = draw;
                trainer.train(some, seed, name)
                        .forEach((model, scores) -> draws.add(draw(model, fraction, number, some, scores)));
                context.report(new RunEvent.StepDone(Phase.LABEL_DRAWS, draw + 1, repeats, 1, Map.of()));
            }
        }
    }

    LabelDraws draws() {
        return new LabelDraws(films.targets().findings(), draws);
    }

    /// The first draw is the one of the score table.
    private long seed(int draw) {
        return draw == 0 ? config.seed() : new SplittableRandom(config.seed() + draw).nextLong();
    }

    private LabelDraws.Draw draw(String model, double fraction, int draw, FilmSets some, Scores scores) {
        float[][] targets = films.judgedTargets();
        List<@Nullable Double> aurocs = IntStream.range(
                        0, films.targets().findings().size())
                .mapToObj(finding -> auroc(Column.of(scores.judged(), finding), Column.of(targets, finding)))
                .toList();
        return new LabelDraws.Draw(
                model,
                fraction,
                draw,
                (int) some.training().stream()
                        .map(Radiograph::patientId)
                        .distinct()
                        .count(),
                some.training().size(),
                aurocs,
                orNull(Auroc.macroMean(scores.judged(), targets)));
    }

    private static @Nullable Double auroc(double[] scores, double[] targets) {
        return Auroc.hasPredictions(scores) ? orNull(Auroc.of(scores, targets)) : null;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
