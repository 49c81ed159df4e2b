package org.discern.data.synthetic;

/// A disease a patient has or has not; findings and clinical values follow from it.
enum Condition {
    HEART_FAILURE,
    INFECTION,
    TRAUMA,
    MALIGNANCY,
    CRITICAL_ILLNESS
}
