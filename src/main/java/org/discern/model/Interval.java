package org.discern.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers between two bounds. Written as in mathematics: `(0, 100]` is above 0 and at most 100.
public record Interval(double low, boolean withLow, double high, boolean withHigh) {
    /// All numbers.
    public static final Interval ALL = closed(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final String NUMBER = "\\s*([-+]?(?:inf|[0-9]+(?:\\.[0-9]+)?))\\s*";
    private static final Pattern WRITTEN = Pattern.compile("([\\[(])" + NUMBER + "," + NUMBER + "([])])");

    public Interval {
        if (!(low <= high)) throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }

    /// With both bounds.
    public static Interval closed(double low, double high) {
        return new Interval(low, true, high, true);
    }

    /// Reads what [#toString] writes.
    ///
    /// @throws IllegalArgumentException where the text is no interval
    public static Interval parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches())
            throw new IllegalArgumentException("'" + text + "' is no interval; write it as (0, 100]");
        return new Interval(
                number(matcher.group(2)),
                matcher.group(1).equals("["),
                number(matcher.group(3)),
                matcher.group(4).equals("]"));
    }

    /// Whether it holds `number`; never for `NaN`.
    public boolean contains(double number) {
        return (number > low || withLow && number == low) && (number < high || withHigh && number == high);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("inf", "Infinity"));
    }

    @Override
    public String toString() {
        return (withLow ? "[" : "(") + text(low) + ", " + text(high) + (withHigh ? "]" : ")");
    }

    private static String text(double bound) {
        if (Double.isInfinite(bound)) return bound < 0 ? "-inf" : "inf";
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}
