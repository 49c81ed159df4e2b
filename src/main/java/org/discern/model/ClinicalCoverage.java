package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which clinical values the films of a data set have, and where they lack them.
///
/// @param finding the finding by whose labels films are told apart; null for none
/// @param groups all films and then, with a finding, those of each label value that occurs
/// @param features each clinical value, in the order of the data set
/// @param source where they come from; null where that is not known
public record ClinicalCoverage(
        String dataset,
        @Nullable Finding finding,
        List<Group> groups,
        List<Feature> features,
        @Nullable ClinicalSource source) {
    public ClinicalCoverage {
        groups = List.copyOf(groups);
        features = List.copyOf(features);
    }

    /// Films that are counted together.
    ///
    /// @param label what their table says of the finding; null for all films
    public record Group(@Nullable LabelValue label, long films, long studies) {}

    /// One clinical value.
    ///
    /// @param unit empty for pure numbers
    /// @param counts films and studies that have it, in the order of the groups
    /// @param earliestHours time of the earliest relative to its film; `NaN` where no time is known
    /// @param latestHours time of the latest; above 0 is after the film
    public record Feature(String name, String unit, List<Count> counts, double earliestHours, double latestHours) {
        public Feature {
            counts = List.copyOf(counts);
        }
    }

    /// Films and studies of a group that have a value.
    public record Count(long films, long studies) {}

    /// Share of a group's films that lack a value, from 0 to 1.
    ///
    /// @param group place of the group in the list
    public double missing(Feature feature, int group) {
        return 1
                - (double) feature.counts().get(group).films()
                        / groups.get(group).films();
    }
}
