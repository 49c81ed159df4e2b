/// What the workbench talks about: patients, studies, radiographs, findings, splits, runs, scores and
/// problems. Pure values; this package knows nothing but the JDK, and every other package may use it. Start
/// reading at [org.discern.model.Radiograph].
@NullMarked
package org.discern.model;

import org.jspecify.annotations.NullMarked;
