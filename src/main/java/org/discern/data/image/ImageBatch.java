package org.discern.data.image;

/// Square one-channel pictures, ready for a network.
///
/// @param pixels `size` x 1 x `sidePixels` x `sidePixels` values, row by row, standardised
public record ImageBatch(int size, int sidePixels, float[] pixels) {
    public ImageBatch {
        if (pixels.length != size * sidePixels * sidePixels) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + size + " pictures of side " + sidePixels);
        }
    }
}
