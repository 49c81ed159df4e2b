/// The visualisation panel: ROC curves and embedding plots.
@NullMarked
package org.discern.ui.evaluation;

import org.jspecify.annotations.NullMarked;
