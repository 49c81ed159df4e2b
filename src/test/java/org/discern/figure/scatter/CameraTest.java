package org.discern.figure.scatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CameraTest {
    private final Camera camera = Camera.fit(new Box(-3, 1, 5, 2), 800, 600);

    @Test
    void aFitShowsTheWholeBoxInTheMiddle() {
        assertEquals(400, camera.pixelX(1), 1e-9);
        assertEquals(300, camera.pixelY(1.5), 1e-9);
        assertTrue(camera.pixelX(-3) >= 0 && camera.pixelX(5) <= 800);
        assertTrue(camera.pixelY(2) < camera.pixelY(1), "upwards is up");
    }

    @Test
    void placesAndPixelsAreInversesOfEachOther() {
        assertEquals(2.25, camera.x(camera.pixelX(2.25)), 1e-12);
        assertEquals(-7, camera.y(camera.pixelY(-7)), 1e-12);
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        Camera closer = camera.zoomed(3.5, 123, 456);
        assertEquals(camera.x(123), closer.x(123), 1e-9);
        assertEquals(camera.y(456), closer.y(456), 1e-9);
        assertEquals(3.5 * camera.scale(), closer.scale(), 1e-9);
    }

    @Test
    void panningMovesThePlaneWithThePointer() {
        Camera moved = camera.panned(30, -12);
        assertEquals(camera.pixelX(0) + 30, moved.pixelX(0), 1e-9);
        assertEquals(camera.pixelY(0) - 12, moved.pixelY(0), 1e-9);
    }

    @Test
    void aFinerPictureShowsTheSame() {
        Camera fine = camera.finer(2);
        assertEquals(2 * camera.pixelX(4), fine.pixelX(4), 1e-9);
        assertEquals(2 * camera.pixelY(4), fine.pixelY(4), 1e-9);
    }
}
