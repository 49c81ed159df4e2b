package org.discern.data.image;

import java.util.Arrays;

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

    /// Some of the pictures, `from` to `to` (exclusive).
    public ImageBatch part(int from, int to) {
        if (from == 0 && to == size) return this;
        int picture = sidePixels * sidePixels;
        return new ImageBatch(to - from, sidePixels, Arrays.copyOfRange(pixels, from * picture, to * picture));
    }

    /// The pictures with their one channel repeated: `size` x `channels` x `sidePixels` x `sidePixels` values.
    public float[] pixelsInChannels(int channels) {
        if (channels == 1) return pixels;
        int picture = sidePixels * sidePixels;
        float[] repeated = new float[pixels.length * channels];
        for (int plane = 0; plane < size * channels; plane++) {
            System.arraycopy(pixels, plane / channels * picture, repeated, plane * picture, picture);
        }
        return repeated;
    }
}
