package org.discern.workflow;

import java.util.Locale;
import java.util.Objects;
import org.discern.config.PublishedConfig.PublishedRow;
import org.discern.config.PublishedConfig.PublishedSetting;
import org.discern.model.ConfidenceInterval;
import org.discern.model.FindingScore;
import org.discern.model.RunId;
import org.jspecify.annotations.Nullable;

/// A cell of the slides' table.
///
/// @param published AUROC, from 0 to 1
/// @param interval that so many judged films allow for it, with the fewest positives they may have
/// @param own what this project's latest such run found; `null` where there is none
/// @param yaml the experiment that fills it; its file is called `name`.yaml
/// @param hours what that takes, by a speed measured here or, where there is none, the authors' card
/// @param measured whether the hours rest on a speed that was measured in this project
public record SlidesCell(
        PublishedRow row,
        PublishedSetting setting,
        double published,
        ConfidenceInterval interval,
        @Nullable Own own,
        String name,
        String yaml,
        double hours,
        boolean measured) {
    /// What a run of this project found.
    public record Own(RunId run, String model, FindingScore score) {
        /// Such as `0.712 [0.60, 0.81]`.
        public String aurocText() {
            double auroc = Objects.requireNonNull(score.auroc());
            return score.interval() == null ? String.format(Locale.ROOT, "%.3f", auroc) : text(auroc, score.interval());
        }
    }

    /// Such as `MoCo, linear on CheXpert`.
    public String title() {
        return title(row) + " on " + setting.name();
    }

    /// Such as `MoCo, linear`.
    public static String title(PublishedRow row) {
        return row.method().title() + (row.endToEnd() ? ", end-to-end" : ", linear");
    }

    /// What filling it takes, such as `336 h`.
    public String cost() {
        return String.format(Locale.ROOT, hours < 10 ? "%.1f h" : "%,.0f h", hours);
    }

    /// Such as `0.866 [0.71, 0.99]`.
    public String publishedText() {
        return text(published, interval);
    }

    /// What this project found with the films it was judged on, such as `0.712 [0.60, 0.81], 12 / 80`; its cost in
    /// brackets where the cell is empty.
    public String ownText() {
        if (own == null) return "(" + cost() + ")";
        return own.aurocText() + ", " + own.score().positives() + " / "
                + own.score().negatives();
    }

    private static String text(double auroc, ConfidenceInterval interval) {
        return String.format(Locale.ROOT, "%.3f [%.2f, %.2f]", auroc, interval.low(), interval.high());
    }
}
