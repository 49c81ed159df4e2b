package org.discern.figure.scatter;

/// A part of the plane that was drawn by hand.
public sealed interface Region permits Outline, Trail {
    /// How much of something lies in a region.
    enum Cover {
        NONE,
        SOME,
        ALL
    }

    boolean contains(double x, double y);

    /// How much of `box` lies in it. It may say `SOME` where it is not sure.
    Cover cover(Box box);
}
