package org.discern.stats;

import java.util.Arrays;

/// One finding's column of a table with a row a film, as the statistics of this package take it.
public final class Column {
    private Column() {}

    /// @param rows films x findings: scores, or targets (1 positive, 0 negative, `NaN` not known)
    public static double[] of(float[][] rows, int finding) {
        double[] column = new double[rows.length];
        for (int film = 0; film < rows.length; film++) column[film] = rows[film][finding];
        return column;
    }

    /// Whether there are positive and negative films among targets.
    static boolean hasBothClasses(double[] targets) {
        return Arrays.stream(targets).anyMatch(target -> target == 1)
                && Arrays.stream(targets).anyMatch(target -> target == 0);
    }
}
