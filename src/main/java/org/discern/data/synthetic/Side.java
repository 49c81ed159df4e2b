package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// A side of the patient's body.
enum Side {
    RIGHT(-1),
    LEFT(1);

    /// Sign of the x coordinate on this side.
    final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    static Side draw(SplittableRandom random) {
        return random.nextBoolean() ? LEFT : RIGHT;
    }
}
