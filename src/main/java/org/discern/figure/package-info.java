/// Figures for screen and paper: curves, ROC, embedding, as charts, SVG and CSV. The only home of JFreeChart; no JavaFX here.
@NullMarked
package org.discern.figure;

import org.jspecify.annotations.NullMarked;
