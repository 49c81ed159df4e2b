package org.discern.config;

/// What computes.
public enum EngineName {
    /// The fastest that the machine has for the network, measured at the start.
    AUTO,
    /// Deeplearning4j.
    DL4J,
    /// libtorch.
    TORCH
}
