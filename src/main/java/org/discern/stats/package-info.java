/// Statistics of classifiers and of their comparison: AUROC, intervals by resampling patients, paired tests, the linear probe.
@NullMarked
package org.discern.stats;

import org.jspecify.annotations.NullMarked;
