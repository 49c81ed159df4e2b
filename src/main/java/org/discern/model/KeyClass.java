package org.discern.model;

/// What a key of the queue is to a query.
public enum KeyClass {
    /// Of another patient, in S (`org.discern.engine.KeyRule`): it shares a disease or, weighted by laterality, is of
    /// the other one.
    ALIKE,
    /// Of another patient, in H.
    OTHER,
    /// Of the query's own patient.
    SAME_PATIENT,
    /// No film's: what the queue begins with.
    RANDOM_ROW
}
