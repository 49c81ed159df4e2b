package org.discern.ui.training;

import java.util.Comparator;

/// Which curve of a run.
///
/// @param byEpoch whether it has a value an epoch, or a step
record CurveKey(String phase, String metric, boolean byEpoch) implements Comparable<CurveKey> {
    private static final Comparator<CurveKey> ORDER = Comparator.comparing(CurveKey::phase)
            .thenComparing(CurveKey::metric)
            .thenComparing(CurveKey::byEpoch);

    @Override
    public int compareTo(CurveKey other) {
        return ORDER.compare(this, other);
    }
}
