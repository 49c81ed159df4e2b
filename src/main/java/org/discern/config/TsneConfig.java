package org.discern.config;

/// The embedding plot (t-SNE, van der Maaten and Hinton 2008).
public record TsneConfig(
        @Setting(help = "Effective number of neighbours", min = 2, max = 500)
        double perplexity,

        @Setting(help = "Steps of the layout", unit = "steps", min = 10, max = 10000)
        int iterations,

        @Setting(help = "Principal components that embeddings are reduced to before; 0 for none", min = 0, max = 10000)
        int pcaDimensions,

        @Setting(help = "Films laid out at most", unit = "films", min = 10, max = 100000)
        int maxFilms) {}
