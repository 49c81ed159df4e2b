package org.discern.config;

/// Which films, and how they come to the network.
public record DataConfig(
        @Setting(help = "Name of an imported data set of the project")
        String dataset,

        @Setting(help = "Short side of the films in the image cache", unit = "px", min = 16, max = 4096)
        int cacheSizePixels,

        @Setting(help = "Side of the square picture that the encoder sees", unit = "px", min = 16, max = 1024)
        int imageSizePixels,

        @Setting(help = "Grey value (0 to 1) that becomes 0", min = 0, max = 1)
        double mean,

        @Setting(help = "Grey value distance (0 to 1) that becomes 1", above = 0, max = 1)
        double standardDeviation) {}
