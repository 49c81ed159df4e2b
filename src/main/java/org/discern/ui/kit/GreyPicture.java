package org.discern.ui.kit;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.discern.model.GreyImage;

/// Greyscale pictures for the screen.
public final class GreyPicture {
    /// How grey values are shown: those of `level` -/+ half of `window` from black to white, in values of 0
    /// to 255.
    public record Tone(double level, double window, boolean inverted) {
        /// All values as they are.
        public static final Tone PLAIN = new Tone(127.5, 255, false);

        /// The brightness (0 to 255) shown for a grey value.
        public int shown(int grey) {
            double share = (grey - level) / Math.max(1, window) + 0.5;
            int value = (int) Math.round(255 * Math.clamp(share, 0, 1));
            return inverted ? 255 - value : value;
        }
    }

    private GreyPicture() {}

    /// The picture as JavaFX draws it.
    public static Image of(GreyImage picture, Tone tone) {
        int[] argb = new int[256];
        for (int grey = 0; grey < 256; grey++) argb[grey] = 0xff000000 | tone.shown(grey) * 0x010101;
        IntBuffer pixels = IntBuffer.allocate(picture.pixels().length);
        for (byte grey : picture.pixels()) pixels.put(argb[grey & 0xff]);
        pixels.flip();
        return new WritableImage(
                new PixelBuffer<>(picture.width(), picture.height(), pixels, PixelFormat.getIntArgbPreInstance()));
    }
}
