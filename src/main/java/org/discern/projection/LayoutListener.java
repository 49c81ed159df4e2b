package org.discern.projection;

import java.util.function.Supplier;

/// Watches a layout while it is made. It is called on the thread that lays out, so that one that waits holds the
/// layout.
@FunctionalInterface
public interface LayoutListener {
    /// @param points n x 2, where they are after this iteration; a copy made when asked for
    /// @return whether to go on; otherwise the layout ends with what there is
    boolean goesOnAfter(int iteration, int iterations, Supplier<double[][]> points);
}
