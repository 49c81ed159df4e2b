package org.discern.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.image.Image;
import org.discern.model.GreyImage;
import org.discern.ui.kit.GreyPicture.Tone;
import org.junit.jupiter.api.Test;

class GreyPictureTest {
    @Test
    void thePlainToneShowsEveryValueAsItIs() {
        for (int grey = 0; grey < 256; grey++) assertEquals(grey, Tone.PLAIN.shown(grey));
    }

    @Test
    void aWindowStretchesTheValuesAroundItsLevel() {
        Tone narrow = new Tone(100, 50, false);
        assertEquals(0, narrow.shown(74));
        assertEquals(0, narrow.shown(75));
        assertEquals(255, narrow.shown(125));
        assertEquals(255, narrow.shown(255));
        assertEquals(128, narrow.shown(100));
    }

    @Test
    void invertingTurnsBlackIntoWhite() {
        Tone inverted = new Tone(127.5, 255, true);
        for (int grey = 0; grey < 256; grey++) assertEquals(255 - grey, inverted.shown(grey));
    }

    @Test
    void pixelsKeepTheirPlacesAndBytesAboveHalfAreBright() {
        Image image =
                GreyPicture.of(new GreyImage(3, 2, new byte[] {0, 1, 2, 100, (byte) 200, (byte) 255}), Tone.PLAIN);
        assertEquals(0xff000000 | 200 * 0x010101, image.getPixelReader().getArgb(1, 1));
        assertEquals(0xffffffff, image.getPixelReader().getArgb(2, 1));
        assertEquals(0xff020202, image.getPixelReader().getArgb(2, 0));
    }
}
