/// The pair inspector: which positives the designed experiment draws and how its negatives weigh.
@NullMarked
package org.discern.ui.pairs;

import org.jspecify.annotations.NullMarked;
