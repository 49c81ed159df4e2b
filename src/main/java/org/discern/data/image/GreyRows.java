package org.discern.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import org.jspecify.annotations.Nullable;

/// The rows of a decoded picture as grey values. Works on the stored samples, without colour management, which
/// would bend the grey scale; colour becomes luma (ITU-R BT.601, as in JPEG); transparency is ignored.
final class GreyRows {
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private final Raster raster;
    private final float @Nullable [] palette;
    private final double[] weights;
    private final boolean deep;
    private final byte[] bytes;
    private final int[] samples;
    private float smallest = Float.POSITIVE_INFINITY;
    private float largest = Float.NEGATIVE_INFINITY;

    GreyRows(BufferedImage image) throws Undecodable {
        raster = image.getRaster();
        SampleModel model = raster.getSampleModel();
        ColorModel colours = image.getColorModel();
        palette = colours instanceof IndexColorModel indexed ? palette(indexed) : null;
        int bands = palette != null ? 1 : colours.getNumColorComponents();
        int bits = model.getSampleSize(0);
        if (bands != 1 && bands != 3) {
            throw new Undecodable(
                    "pictures of " + bands + " colours (such as CMYK) cannot be read", Undecodable.CONVERT);
        }
        if (bits > 16) {
            throw new Undecodable("pictures of " + bits + " bits a colour cannot be read", Undecodable.CONVERT);
        }
        deep = palette == null && bits > 8;
        weights = new double[bands];
        for (int band = 0; band < bands; band++) {
            double full = deep ? 1 : 255.0 / ((1 << model.getSampleSize(band)) - 1);
            weights[band] = full * (bands == 1 ? 1 : LUMA[band]);
        }
        boolean plain = palette == null
                && model.getNumBands() == 1
                && bits == 8
                && model.getTransferType() == DataBuffer.TYPE_BYTE;
        bytes = new byte[plain ? raster.getWidth() : 0];
        samples = new int[plain ? 0 : raster.getWidth() * model.getNumBands()];
    }

    int width() {
        return raster.getWidth();
    }

    int height() {
        return raster.getHeight();
    }

    /// Reads row `y`: 0 to 255, or the stored range where the picture has more than 8 bits a colour.
    void read(int y, float[] row) {
        if (bytes.length > 0) {
            raster.getDataElements(0, y, bytes.length, 1, bytes);
            for (int x = 0; x < bytes.length; x++) row[x] = bytes[x] & 0xff;
        } else {
            readSamples(y, row);
        }
    }

    /// Maps a grey value, or a mean of them, to 0 to 255. More than 8 bits are mapped by the range that the
    /// rows read so far really had, because 10, 12 or 14 bits in a container of 16 would come out nearly black;
    /// one single value by the container's range.
    byte toByte(float grey) {
        float value = grey;
        if (deep) value = largest > smallest ? (grey - smallest) * 255 / (largest - smallest) : grey * 255 / 65535;
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    private void readSamples(int y, float[] row) {
        raster.getPixels(0, y, raster.getWidth(), 1, samples);
        int step = samples.length / raster.getWidth();
        for (int x = 0, at = 0; x < raster.getWidth(); x++, at += step) {
            double grey = 0;
            for (int band = 0; band < weights.length; band++) grey += weights[band] * samples[at + band];
            row[x] = palette != null ? palette[samples[at]] : (float) grey;
        }
        for (int x = 0; deep && x < raster.getWidth(); x++) {
            smallest = Math.min(smallest, row[x]);
            largest = Math.max(largest, row[x]);
        }
    }

    private static float[] palette(IndexColorModel colours) {
        float[] palette = new float[1 << colours.getPixelSize()];
        for (int i = 0; i < Math.min(palette.length, colours.getMapSize()); i++) {
            palette[i] = (float)
                    (LUMA[0] * colours.getRed(i) + LUMA[1] * colours.getGreen(i) + LUMA[2] * colours.getBlue(i));
        }
        return palette;
    }
}
