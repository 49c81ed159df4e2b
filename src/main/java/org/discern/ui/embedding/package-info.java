/// The embedding panel: one run's films in the plane, to be looked at, coloured and selected; and laid out anew.
@NullMarked
package org.discern.ui.embedding;

import org.jspecify.annotations.NullMarked;
