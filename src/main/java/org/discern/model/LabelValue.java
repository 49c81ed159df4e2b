package org.discern.model;

/// What a report says of a finding. CheXpert writes these 1, 0, -1 and blank; they are kept apart here,
/// because how to read uncertainty and silence is a choice of the experiment, not of the import.
public enum LabelValue {
    POSITIVE,
    NEGATIVE,
    UNCERTAIN,
    UNMENTIONED
}
