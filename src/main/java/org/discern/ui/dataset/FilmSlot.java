package org.discern.ui.dataset;

import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// A place in the list of films.
///
/// @param film `null` until its page is read
public record FilmSlot(int position, @Nullable Radiograph film) {}
