package org.discern.ui.pairs;

import org.discern.model.Radiograph;

/// A film beside the query.
///
/// @param drawn whether it may be drawn as the positive, or counts as a negative
/// @param note its probability or weight, or why it is left out
public record PairCard(Radiograph film, boolean drawn, String note) {}
