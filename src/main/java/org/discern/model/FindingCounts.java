package org.discern.model;

/// How many films say what of a finding.
///
/// @param unmentioned films whose table is silent about it
public record FindingCounts(Finding finding, long positive, long negative, long uncertain, long unmentioned) {
    /// Films in the given state.
    public long of(LabelValue value) {
        return switch (value) {
            case POSITIVE -> positive;
            case NEGATIVE -> negative;
            case UNCERTAIN -> uncertain;
            case UNMENTIONED -> unmentioned;
        };
    }
}
