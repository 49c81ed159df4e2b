package org.discern.data.synthetic;

/// A smooth function of height through given values, constant beyond the first and the last.
///
/// @param heights cm, growing
record Profile(double[] heights, double[] values) {
    double at(double z) {
        int last = heights.length - 1;
        if (z <= heights[0]) return values[0];
        if (z >= heights[last]) return values[last];
        int i = 0;
        while (heights[i + 1] < z) i++;
        double t = (z - heights[i]) / (heights[i + 1] - heights[i]);
        return values[i] + (values[i + 1] - values[i]) * t * t * (3 - 2 * t);
    }
}
