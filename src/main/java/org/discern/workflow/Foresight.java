package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.discern.config.WeightingConfig;
import org.discern.model.RunEvent;

/// What an experiment's settings mean for its films and for this machine, before anything is trained.
///
/// @param trainingFilms that pre-training sees
/// @param validationFilms of the validation split
/// @param judgedFilms that scores are of
/// @param batchesPerEpoch steps of an epoch
/// @param steps of the whole pre-training
/// @param memoryBytes that the program takes while it pre-trains, about
/// @param cacheBytes that the picture cache takes on the disk, about
/// @param hours of pre-training and evaluation; `NaN` where no run of this project tells a speed
/// @param speed where the hours come from, in words
/// @param encoderIsThere whether a finished run has this very encoder, so that only the evaluation is left to do
/// @param obstacle what keeps the experiment from running; empty where nothing does
/// @param leaks ways by which the test could know its answers, for which the settings give no reason
/// @param notices what a careful person would want to know
public record Foresight(
        int trainingFilms,
        int validationFilms,
        int judgedFilms,
        int batchesPerEpoch,
        long steps,
        long memoryBytes,
        long cacheBytes,
        double hours,
        String speed,
        boolean encoderIsThere,
        String obstacle,
        List<String> leaks,
        List<RunEvent.Notice> notices) {
    public Foresight {
        leaks = List.copyOf(leaks);
        notices = List.copyOf(notices);
    }

    /// A fact with its value.
    ///
    /// @param note where the value comes from, or what it means; may be empty
    public record Line(String what, String value, String note) {}

    /// The facts, for a person.
    public List<Line> lines() {
        return List.of(
                new Line(
                        "Films",
                        text("%,d to train on", trainingFilms),
                        text("%,d to validate, %,d to judge", validationFilms, judgedFilms)),
                new Line(
                        "Pre-training", text("%,d batches an epoch", batchesPerEpoch), text("%,d steps in all", steps)),
                new Line("Time", hoursText(hours), speed),
                new Line("Memory", "about " + bytes(memoryBytes), "of the program while it pre-trains, at most"),
                new Line("Picture cache", "about " + bytes(cacheBytes), "on the disk, once for all runs of this size"));
    }

    /// The facts of the pairs.
    public static List<Line> lines(PairTotals pairs, WeightingConfig.Kind weighting) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "Other positives",
                text("%.1f %% of the films", 100 * pairs.withOther()),
                text("have a positive other than themselves; %.2f candidates in the mean", pairs.meanCandidates())));
        for (FilmPairs.KeyShare share : pairs.classes()) {
            if (share.keys() == 0) continue;
            lines.add(new Line(
                    "Keys: " + PairInspection.words(share.keyClass(), weighting),
                    text("%.1f %%", 100 * share.keyShare()),
                    text("mean weight %.3f, %.1f %% of all weight", share.meanWeight(), 100 * share.weightShare())));
        }
        return lines;
    }

    /// A duration in the unit that people would use, such as `about 2.3 hours`.
    public static String hoursText(double hours) {
        if (Double.isNaN(hours)) return "not known yet";
        if (hours < 1.0 / 60) return "less than a minute";
        if (hours < 1) return String.format(Locale.ROOT, "about %.0f minutes", 60 * hours);
        return hours < 48
                ? String.format(Locale.ROOT, "about %.1f hours", hours)
                : String.format(Locale.ROOT, "about %.1f days", hours / 24);
    }

    private static String bytes(long bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%d MB", bytes >> 20)
                : String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
    }

    /// Facts one below the other, for the terminal.
    public static String text(List<Line> lines) {
        return lines.stream()
                .map(line -> String.format(Locale.ROOT, "%-28s %s (%s)", line.what(), line.value(), line.note()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
