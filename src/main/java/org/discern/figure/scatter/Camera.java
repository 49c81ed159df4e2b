package org.discern.figure.scatter;

/// The part of the plane that a picture shows, and how large.
///
/// @param centreX the place in the middle of the picture, as is `centreY`
/// @param scale pixels a unit, the same in both directions
/// @param width of the picture in pixels, as is `height`
public record Camera(double centreX, double centreY, double scale, double width, double height) {
    private static final double MARGIN = 0.94;

    /// Shows all of `box`.
    public static Camera fit(Box box, double width, double height) {
        double scale = MARGIN * Math.min(width / box.width(), height / box.height());
        return new Camera(box.centreX(), box.centreY(), scale, width, height);
    }

    public double pixelX(double x) {
        return width / 2 + (x - centreX) * scale;
    }

    /// Downwards, as pixels are counted.
    public double pixelY(double y) {
        return height / 2 - (y - centreY) * scale;
    }

    public double x(double pixelX) {
        return centreX + (pixelX - width / 2) / scale;
    }

    public double y(double pixelY) {
        return centreY - (pixelY - height / 2) / scale;
    }

    /// The plane moved along with the pointer, by pixels.
    public Camera panned(double pixelsRight, double pixelsDown) {
        return new Camera(centreX - pixelsRight / scale, centreY + pixelsDown / scale, scale, width, height);
    }

    /// Nearer by `factor`; what lies at a pixel stays there.
    public Camera zoomed(double factor, double pixelX, double pixelY) {
        double closer = scale * factor;
        return new Camera(
                x(pixelX) - (pixelX - width / 2) / closer,
                y(pixelY) + (pixelY - height / 2) / closer,
                closer,
                width,
                height);
    }

    public Camera centredOn(double x, double y) {
        return new Camera(x, y, scale, width, height);
    }

    /// The same middle and scale in a picture of another size.
    public Camera resized(double newWidth, double newHeight) {
        return new Camera(centreX, centreY, scale, newWidth, newHeight);
    }

    /// The same view with `ratio` pixels for each one of now, as fine screens and large prints have them.
    public Camera finer(double ratio) {
        return new Camera(centreX, centreY, scale * ratio, width * ratio, height * ratio);
    }
}
