/// Which measurements are clinical values of a film: unit, range, window, and what becomes of several. All
/// sources go through the same rules. Uses [org.discern.model] and [org.discern.config]. Start reading at
/// [org.discern.data.clinical.MeasurementRule].
@NullMarked
package org.discern.data.clinical;

import org.jspecify.annotations.NullMarked;
