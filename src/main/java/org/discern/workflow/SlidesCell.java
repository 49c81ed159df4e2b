package org.discern.workflow;

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
    public record Own(RunId run, String model, FindingScore score) {}
}
