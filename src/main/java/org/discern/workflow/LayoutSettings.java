package org.discern.workflow;

import org.discern.config.RunConfig;
import org.discern.config.TsneConfig;

/// How a layout is made, chosen before.
///
/// @param perplexity effective number of neighbours
/// @param mostFilms drawn at random where there are more
public record LayoutSettings(double perplexity, int iterations, int mostFilms, long seed) {
    /// Those of a run's experiment.
    public static LayoutSettings of(RunConfig config) {
        TsneConfig tsne = config.evaluation().tsne();
        return new LayoutSettings(tsne.perplexity(), tsne.iterations(), tsne.maxFilms(), config.seed());
    }
}
