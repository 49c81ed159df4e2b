package org.discern.model;

/// A greyscale picture of 8 bits.
///
/// @param pixels `height` rows of `width` unsigned bytes; 0 is black
public record GreyImage(int width, int height, byte[] pixels) {
    public GreyImage {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + width + " x " + height);
        }
    }

    /// Grey value (0 to 255) of the pixel in column `x` and row `y`.
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }
}
