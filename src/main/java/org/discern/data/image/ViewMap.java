package org.discern.data.image;

/// The affine map from a square view to the picture that it shows: view column i and row j, counted from 0, lie
/// at (`xByColumn` i + `xByRow` j + `x0`, `yByColumn` i + `yByRow` j + `y0`) in the picture, where pixel (0, 0)
/// covers [0, 1] x [0, 1].
record ViewMap(double xByColumn, double xByRow, double x0, double yByColumn, double yByRow, double y0) {
    /// Crop, then flips, then rotation, as one map. The view is turned about its middle, after the crop has
    /// become a square; what comes in from beyond the crop is the picture, not a filling.
    ///
    /// @param sidePixels side of the view
    /// @param radians angle by which the view's content is turned anticlockwise
    static ViewMap of(Crop crop, int sidePixels, boolean flipHorizontally, boolean flipVertically, double radians) {
        double cos = Math.cos(radians) / sidePixels;
        double sin = Math.sin(radians) / sidePixels;
        double acrossWidth = flipHorizontally ? -crop.width() : crop.width();
        double acrossHeight = flipVertically ? -crop.height() : crop.height();
        double xByColumn = acrossWidth * cos;
        double xByRow = -acrossWidth * sin;
        double yByColumn = acrossHeight * sin;
        double yByRow = acrossHeight * cos;
        double middle = (sidePixels - 1) / 2.0;
        double x0 = crop.left() + crop.width() / 2 - middle * (xByColumn + xByRow);
        double y0 = crop.top() + crop.height() / 2 - middle * (yByColumn + yByRow);
        return new ViewMap(xByColumn, xByRow, x0, yByColumn, yByRow, y0);
    }

    /// Picture pixels that a view pixel spans, as the side of a square of the same area.
    double scale() {
        return Math.sqrt(Math.abs(xByColumn * yByRow - xByRow * yByColumn));
    }

    /// The same map into a picture whose sides are `factor` times as long.
    ViewMap times(double factor) {
        return new ViewMap(
                xByColumn * factor, xByRow * factor, x0 * factor, yByColumn * factor, yByRow * factor, y0 * factor);
    }
}
