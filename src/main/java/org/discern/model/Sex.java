package org.discern.model;

/// Sex as the table gives it.
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN
}
