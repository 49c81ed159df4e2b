package org.discern.model;

/// How well one model tells the findings on the test split.
///
/// @param model protocol and start, such as `linear probe, pre-trained`
public record ModelScore(String model, ScoreTable table) {}
