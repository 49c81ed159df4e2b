/// Figures, tables and the report page, for screen and paper: as charts, SVG, PNG, CSV, Markdown and HTML. It
/// knows `model` only, is the only home of JFreeChart, and knows nothing of JavaFX. Start reading at
/// [org.discern.figure.Figure] and [org.discern.figure.ReportPage].
@NullMarked
package org.discern.figure;

import org.jspecify.annotations.NullMarked;
