package org.discern.ui.pairs;

import java.util.Locale;

/// Keys of one sort in words and figures.
///
/// @param share of all keys
/// @param weight of one in the mean
/// @param weightShare of the sum of all weights
public record KeyLine(String what, String keys, String share, String weight, String weightShare) {
    static KeyLine of(String what, long keys, double share, double weight, double weightShare) {
        return new KeyLine(
                what,
                String.format(Locale.ROOT, "%,d", keys),
                percent(share),
                String.format(Locale.ROOT, weight != 0 && weight < 0.001 ? "%.1e" : "%.3f", weight),
                percent(weightShare));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
