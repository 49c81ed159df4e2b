/// The visualisation panel: ROC curves and embedding plots.
@NullMarked
package org.discern.ui.compare;

import org.jspecify.annotations.NullMarked;
