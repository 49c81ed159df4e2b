package org.discern.model;

import java.util.List;

/// How a measured value is spread: its whole range in equal steps, and how many films lie in each.
///
/// @param whole from the least to the greatest value in the catalog; [Range#ANY] where no film has one
/// @param steps films by step, from low to high; the last step includes the greatest value
/// @param unknown films without the value
public record RangeCounts(String name, Range whole, List<Long> steps, long unknown) {
    public RangeCounts {
        steps = List.copyOf(steps);
    }

    /// Films that have the value.
    public long known() {
        return steps.stream().mapToLong(Long::longValue).sum();
    }
}
