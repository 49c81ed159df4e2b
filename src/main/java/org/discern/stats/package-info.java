/// Statistics of classifiers and of their comparison: AUROC, intervals by resampling patients, paired tests,
/// the linear probe, and retrieval of nearest neighbours. Plain arrays in, records of `model` out; may use
/// `model`, `fusion` and Smile. A target is 1, 0 or `NaN` (not known: left out); what is undefined is empty or `null`,
/// never a number. Start reading at [org.discern.stats.FindingScores].
@NullMarked
package org.discern.stats;

import org.jspecify.annotations.NullMarked;
