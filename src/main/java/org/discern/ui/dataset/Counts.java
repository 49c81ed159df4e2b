package org.discern.ui.dataset;

import java.util.Locale;

/// Numbers of films as they are written.
final class Counts {
    private Counts() {}

    /// Such as `41,203`.
    static String full(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// In at most four characters, such as `982`, `41k` or `1.2M`.
    static String brief(long count) {
        if (count < 1_000) return Long.toString(count);
        if (count < 9_950) return String.format(Locale.ROOT, "%.1fk", count / 1e3);
        if (count < 999_500) return String.format(Locale.ROOT, "%.0fk", count / 1e3);
        return String.format(Locale.ROOT, "%.1fM", count / 1e6);
    }

    /// Such as `1 film` or `41,203 films`.
    static String films(long count) {
        return count == 1 ? "1 film" : full(count) + " films";
    }
}
