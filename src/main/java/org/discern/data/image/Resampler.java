package org.discern.data.image;

import org.discern.model.GreyImage;

/// Resamples a picture once, along an affine map: bilinear interpolation on the picture or, where the view is
/// smaller, on the picture halved by area averaging until a view pixel spans 0.7 to 1.4 of its pixels, so that
/// fine structure does not alias. Beyond its border the picture goes on with the value at the border: black
/// corners would show the network that, and how far, a view was turned.
final class Resampler {
    /// Positions run in 32.32 fixed point; interpolation uses 11 bits of the fraction, so that a byte times two
    /// weights fits 31 bits.
    private static final int WEIGHT_BITS = 11;
    private static final int WEIGHT = 1 << WEIGHT_BITS;
    private static final int POSITION_SHIFT = 32 - WEIGHT_BITS;
    private static final double POSITION_ONE = 0x1p32;
    private static final float TO_UNIT = 1f / (255f * WEIGHT * WEIGHT);

    private Resampler() {}

    /// Writes the view of `sidePixels` rows and columns, grey values 0 to 1, to `target` from `offset` on.
    static void sample(GreyImage picture, ViewMap map, int sidePixels, float[] target, int offset) {
        GreyImage level = picture;
        ViewMap levelMap = map;
        while (levelMap.scale() > Math.sqrt(2) && Math.max(level.width(), level.height()) > 1) {
            level = halved(level);
            levelMap = levelMap.times(0.5);
        }
        interpolate(atLeastTwo(level), levelMap, sidePixels, target, offset);
    }

    /// Half the size, rounded up; each pixel the mean of four, those of the last row or column taken twice
    /// where the side is odd.
    static GreyImage halved(GreyImage picture) {
        int width = (picture.width() + 1) / 2;
        int height = (picture.height() + 1) / 2;
        int fullPairs = picture.width() / 2;
        byte[] from = picture.pixels();
        byte[] to = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * picture.width();
            int lower = Math.min(2 * y + 1, picture.height() - 1) * picture.width();
            for (int x = 0; x < fullPairs; x++) {
                int left = 2 * x;
                int sum = (from[upper + left] & 0xff)
                        + (from[upper + left + 1] & 0xff)
                        + (from[lower + left] & 0xff)
                        + (from[lower + left + 1] & 0xff);
                to[y * width + x] = (byte) ((sum + 2) >> 2);
            }
            int last = picture.width() - 1;
            if (fullPairs < width) {
                to[y * width + fullPairs] =
                        (byte) (((from[upper + last] & 0xff) + (from[lower + last] & 0xff) + 1) >> 1);
            }
        }
        return new GreyImage(width, height, to);
    }

    /// Positions are held within the picture; columns that lie inside anyway, most of them, are spared that.
    private static void interpolate(GreyImage picture, ViewMap map, int sidePixels, float[] target, int offset) {
        byte[] pixels = picture.pixels();
        int width = picture.width();
        int xMax = ((width - 1) << WEIGHT_BITS) - 1;
        int yMax = ((picture.height() - 1) << WEIGHT_BITS) - 1;
        long xStep = Math.round(map.xByColumn() * POSITION_ONE);
        long yStep = Math.round(map.yByColumn() * POSITION_ONE);
        for (int row = 0; row < sidePixels; row++) {
            // half a pixel back, because values belong to the middle of pixels
            long x = Math.round((map.x0() + map.xByRow() * row - 0.5) * POSITION_ONE);
            long y = Math.round((map.y0() + map.yByRow() * row - 0.5) * POSITION_ONE);
            int from = Math.max(firstInside(x, xStep, xMax, sidePixels), firstInside(y, yStep, yMax, sidePixels));
            int to = Math.max(
                    from, Math.min(endInside(x, xStep, xMax, sidePixels), endInside(y, yStep, yMax, sidePixels)));
            int begin = offset + row * sidePixels;
            int at = begin;
            for (; at < begin + from; at++, x += xStep, y += yStep) {
                target[at] = value(pixels, width, within(x, xMax), within(y, yMax));
            }
            for (; at < begin + to; at++, x += xStep, y += yStep) {
                target[at] = value(pixels, width, (int) (x >> POSITION_SHIFT), (int) (y >> POSITION_SHIFT));
            }
            for (; at < begin + sidePixels; at++, x += xStep, y += yStep) {
                target[at] = value(pixels, width, within(x, xMax), within(y, yMax));
            }
        }
    }

    private static int within(long position, int max) {
        return Math.min(Math.max((int) (position >> POSITION_SHIFT), 0), max);
    }

    /// The first column whose position is not below 0 nor above `max`; `columns` where there is none.
    private static int firstInside(long start, long step, int max, int columns) {
        long end = (max + 1L) << POSITION_SHIFT;
        if (step == 0) return start >= 0 && start < end ? 0 : columns;
        long column = step > 0 ? Math.ceilDiv(-start, step) : Math.ceilDiv(end - 1 - start, step);
        return (int) Math.clamp(column, 0L, columns);
    }

    /// The column after the last one whose position is not below 0 nor above `max`.
    private static int endInside(long start, long step, int max, int columns) {
        if (step == 0) return columns;
        long last = step > 0
                ? Math.floorDiv(((max + 1L) << POSITION_SHIFT) - 1 - start, step)
                : Math.floorDiv(-start, step);
        return (int) Math.clamp(last + 1, 0L, columns);
    }

    /// Bilinear value at a position in parts of [#WEIGHT].
    private static float value(byte[] pixels, int width, int px, int py) {
        int corner = (py >> WEIGHT_BITS) * width + (px >> WEIGHT_BITS);
        int above = between(pixels[corner] & 0xff, pixels[corner + 1] & 0xff, px);
        int below = between(pixels[corner + width] & 0xff, pixels[corner + width + 1] & 0xff, px);
        return between(above, below, py) * TO_UNIT;
    }

    /// Linear between two neighbours by the fraction of `position`, times [#WEIGHT].
    private static int between(int first, int second, int position) {
        return (first << WEIGHT_BITS) + (second - first) * (position & (WEIGHT - 1));
    }

    /// A picture one pixel wide or high is doubled there, so that every position has a neighbour on each side.
    private static GreyImage atLeastTwo(GreyImage picture) {
        if (picture.width() > 1 && picture.height() > 1) return picture;
        int width = Math.max(2, picture.width());
        int height = Math.max(2, picture.height());
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int x = Math.min(i % width, picture.width() - 1);
            int y = Math.min(i / width, picture.height() - 1);
            pixels[i] = (byte) picture.at(x, y);
        }
        return new GreyImage(width, height, pixels);
    }
}
