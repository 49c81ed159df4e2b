package org.discern.figure;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.discern.model.ConfidenceInterval;
import org.jspecify.annotations.Nullable;

/// Numbers as figures and tables write them, the same in every language.
final class Format {
    static final String UNDEFINED = "n/a";

    private Format() {}

    /// Such as `0.812 [0.77, 0.85]`; `n/a` where the estimate is undefined.
    static String estimate(@Nullable Double value, @Nullable ConfidenceInterval interval, int digits) {
        if (value == null || !Double.isFinite(value)) return UNDEFINED;
        return interval == null ? fixed(value, digits) : fixed(value, digits) + " " + interval(interval);
    }

    /// Such as `[0.77, 0.85]`.
    static String interval(ConfidenceInterval interval) {
        return "[" + fixed(interval.low(), 2) + ", " + fixed(interval.high(), 2) + "]";
    }

    /// Such as `+0.031 [-0.004, 0.066]`; `n/a` where undefined.
    static String difference(@Nullable Double value, @Nullable ConfidenceInterval interval) {
        String text = range(value, interval);
        return value == null || value < 0 || text.equals(UNDEFINED) ? text : "+" + text;
    }

    /// Such as `0.812 [0.799, 0.825]`, with as many digits in the interval; `n/a` where undefined.
    static String range(@Nullable Double value, @Nullable ConfidenceInterval interval) {
        String text = fixed(value, 3);
        return interval == null || text.equals(UNDEFINED)
                ? text
                : text + " [" + fixed(interval.low(), 3) + ", " + fixed(interval.high(), 3) + "]";
    }

    /// With that many digits after the point; `n/a` where undefined.
    static String fixed(@Nullable Double value, int digits) {
        return value == null || !Double.isFinite(value)
                ? UNDEFINED
                : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /// Such as `0.034`, or `< 0.001`; `n/a` where undefined.
    static String pValue(@Nullable Double p) {
        return p != null && p < 0.001 ? "< 0.001" : fixed(p, 3);
    }

    /// With no more digits than it has, such as `30` or `12.33`.
    static String plain(double value) {
        return decimal("0.##").format(value);
    }

    static DecimalFormat decimal(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
