package org.discern.ui.kit.scatter;

import java.util.Locale;
import org.discern.figure.scatter.PointClass;

/// A class of points in the legend.
///
/// @param selected of its points; below 0 while nothing is selected
/// @param shown whether its points are to be seen
public record LegendEntry(PointClass points, int selected, int count, boolean shown) {
    /// Such as `412`, or `47 / 412` where some are selected.
    public String counts() {
        return selected < 0
                ? String.format(Locale.ROOT, "%,d", count)
                : String.format(Locale.ROOT, "%,d / %,d", selected, count);
    }
}
