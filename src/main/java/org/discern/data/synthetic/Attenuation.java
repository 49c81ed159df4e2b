package org.discern.data.synthetic;

/// Linear attenuation of tissues at chest tube voltages, in 1/cm, rounded.
final class Attenuation {
    static final double SOFT_TISSUE = 0.19;
    /// Of compact bone, beyond soft tissue.
    static final double BONE = 0.30;
    /// Of steel wire and leads, beyond soft tissue.
    static final double METAL = 2.2;
    /// Of the plastic of tubes and lines with their radio-opaque stripe, beyond soft tissue.
    static final double CATHETER = 1.1;

    private Attenuation() {}
}
