/// The training panel.
@NullMarked
package org.discern.ui.training;

import org.jspecify.annotations.NullMarked;
