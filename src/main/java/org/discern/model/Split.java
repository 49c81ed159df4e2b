package org.discern.model;

/// The part of the data a patient belongs to. All films of a patient are in one split.
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
