package org.discern.model;

/// Two models compared on the same test films; differences are `model` minus `reference`.
public record PairedDifference(String model, String reference, FindingComparison comparison) {}
