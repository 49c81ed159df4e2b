package org.discern.figure.scatter;

/// Points of the plane, known by their places in the arrays.
///
/// @param x to the right, without unit
/// @param y upwards
public record PointCloud(float[] x, float[] y) {
    private static final Box UNIT = new Box(-1, -1, 1, 1);

    public PointCloud {
        if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }

    public static PointCloud of(double[] x, double[] y) {
        return new PointCloud(floats(x), floats(y));
    }

    public int size() {
        return x.length;
    }

    /// The smallest box around all points that are finite; of a width and height above 0, so that it can be
    /// divided.
    public Box bounds() {
        float left = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.POSITIVE_INFINITY;
        float top = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i]) || !Float.isFinite(y[i])) continue;
            left = Math.min(left, x[i]);
            right = Math.max(right, x[i]);
            bottom = Math.min(bottom, y[i]);
            top = Math.max(top, y[i]);
        }
        if (left > right) return UNIT;
        double slack = Math.max(1e-6 * Math.max(right - left, top - bottom), right > left || top > bottom ? 0 : 1);
        return new Box(left - slack, bottom - slack, right + slack, top + slack);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) floats[i] = (float) values[i];
        return floats;
    }
}
