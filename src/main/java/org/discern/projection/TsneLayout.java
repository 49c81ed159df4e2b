package org.discern.projection;

import java.util.List;

/// Points of the plane, one for each embedding and in its order.
///
/// @param points n x 2; without unit, centred at the origin
/// @param perplexity the one that was used
/// @param notices what the person who looks at it should know, such as a perplexity that had to be lowered
public record TsneLayout(double[][] points, double perplexity, List<String> notices) {
    public TsneLayout {
        notices = List.copyOf(notices);
    }
}
