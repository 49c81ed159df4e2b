package org.discern.config;

/// The k-nearest-neighbour classifier (Wu et al. 2018, section 3.4): each neighbour votes with the exponential
/// of its cosine over the temperature.
public record NeighboursConfig(
        @Setting(help = "Nearest training films that vote (k); all where there are fewer", unit = "films", min = 1)
        int count,

        @Setting(help = "Temperature of the votes: small lets the nearest decide", above = 0)
        double temperature) {}
