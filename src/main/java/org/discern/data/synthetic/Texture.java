package org.discern.data.synthetic;

/// Smooth noise of two octaves over the plane, about -1 to 1: the fine structure that is not drawn one by one.
///
/// @param sizeCm distance over which it changes
record Texture(long seed, double sizeCm) {
    double at(double u, double z) {
        return 0.65 * octave(u / sizeCm, z / sizeCm, seed) + 0.35 * octave(2.1 * u / sizeCm, 2.1 * z / sizeCm, ~seed);
    }

    private static double octave(double x, double y, long seed) {
        long column = (long) Math.floor(x);
        long row = (long) Math.floor(y);
        double fx = ease(x - column);
        double fy = ease(y - row);
        double below = corner(column, row, seed) * (1 - fx) + corner(column + 1, row, seed) * fx;
        double above = corner(column, row + 1, seed) * (1 - fx) + corner(column + 1, row + 1, seed) * fx;
        return below * (1 - fy) + above * fy;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    /// A hash of the lattice point, -1 to 1 (finaliser of SplitMix64, Steele et al. 2014).
    private static double corner(long column, long row, long seed) {
        long h = seed + column * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return (h >> 11) * 0x1p-52;
    }
}
