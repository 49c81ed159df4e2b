package org.discern.model;

/// Frontal or lateral film, as MedAug uses the word (CheXpert's column `Frontal/Lateral`). This is **not**
/// DICOM's Laterality (0020,0060), which names a side of the body.
public enum Laterality {
    FRONTAL,
    LATERAL,
    UNKNOWN;

    /// Whether one is frontal and the other lateral.
    public boolean isOppositeOf(Laterality other) {
        return this != other && this != UNKNOWN && other != UNKNOWN;
    }
}
