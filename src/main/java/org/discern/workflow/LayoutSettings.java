package org.discern.workflow;

import org.discern.config.RunConfig;
import org.discern.config.TsneConfig;
import org.discern.model.Problem;

/// How a layout is made, chosen before.
///
/// @param perplexity effective number of neighbours; with UMAP simply their number
/// @param iterations steps of the layout; 1,000 are usual with t-SNE, 200 to 500 with UMAP
/// @param pcaDimensions principal components that embeddings are reduced to before; 0 compares them as they are
/// @param mostFilms drawn at random where there are more
public record LayoutSettings(
        Method method, double perplexity, int iterations, int pcaDimensions, int mostFilms, long seed) {
    /// How films are laid out.
    public enum Method {
        TSNE("t-SNE"),
        UMAP("UMAP");

        private final String title;

        Method(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// @throws Problem when a value is out of its range
    public LayoutSettings {
        boolean tsne = method == Method.TSNE;
        require(tsne ? "a perplexity" : "a number of neighbours", perplexity, tsne ? 1 : 2, 500);
        require("a number of iterations", iterations, 1, 10_000);
        require("a number of principal components", pcaDimensions, 0, 10_000);
        require("a number of films", mostFilms, 1, 100_000);
    }

    private static void require(String what, double value, int least, int most) {
        // Also refuses NaN.
        if (value >= least && value <= most) return;
        String given = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        throw new Problem("a layout cannot have " + what + " of " + given, "choose " + least + " to " + most);
    }

    /// t-SNE of embeddings as they are.
    public LayoutSettings(double perplexity, int iterations, int mostFilms, long seed) {
        this(Method.TSNE, perplexity, iterations, 0, mostFilms, seed);
    }

    /// Those of a run's experiment.
    public static LayoutSettings of(RunConfig config) {
        TsneConfig tsne = config.evaluation().tsne();
        return new LayoutSettings(
                Method.TSNE,
                tsne.perplexity(),
                tsne.iterations(),
                tsne.pcaDimensions(),
                tsne.maxFilms(),
                config.seed());
    }
}
