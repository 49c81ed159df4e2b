package org.discern.model;

/// The projection of a film (DICOM (0018,5101)): `AP` and `PA` are frontal, `LL` (left lateral) and `RL`
/// (right lateral) lateral.
public enum ViewPosition {
    AP,
    PA,
    LL,
    RL,
    OTHER;

    public Laterality laterality() {
        return switch (this) {
            case AP, PA -> Laterality.FRONTAL;
            case LL, RL -> Laterality.LATERAL;
            case OTHER -> Laterality.UNKNOWN;
        };
    }
}
