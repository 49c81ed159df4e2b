package org.discern.ui.dataset;

/// Which part of a picture is seen. Relative to the picture, so that several of different sizes can share one.
///
/// @param zoom 1 for a picture that just fits its pane
/// @param x the point in the pane's middle, as a share of the picture's width
/// @param y the same, of its height
record Viewport(double zoom, double x, double y) {
    static final double ZOOM_MAX = 32;
    /// The whole picture.
    static final Viewport FITTED = new Viewport(1, 0.5, 0.5);

    /// With another zoom, at most [#ZOOM_MAX]; below 1 the picture is fitted again.
    Viewport zoomedTo(double wanted, double newX, double newY) {
        return wanted <= 1 ? FITTED : new Viewport(Math.min(wanted, ZOOM_MAX), clamp(newX), clamp(newY));
    }

    /// Moved by shares of the picture.
    Viewport movedBy(double dx, double dy) {
        return zoom <= 1 ? this : new Viewport(zoom, clamp(x + dx), clamp(y + dy));
    }

    private static double clamp(double share) {
        return Math.clamp(share, 0, 1);
    }
}
