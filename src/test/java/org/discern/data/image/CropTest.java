package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CropTest {
    private static final int DRAWS = 20_000;

    @Test
    void areaIsUniformAndAspectLogUniform() {
        SplittableRandom random = new SplittableRandom(1);
        double area = 0;
        double areaSquares = 0;
        double logAspect = 0;
        double logAspectSquares = 0;
        for (int i = 0; i < DRAWS; i++) { // small enough that every crop fits, so that none is drawn again
            Crop crop = Crop.random(100, 100, 0.1, 0.5, 4.0 / 3, random);
            double share = crop.width() * crop.height() / 10_000;
            area += share / DRAWS;
            areaSquares += share * share / DRAWS;
            double log = Math.log(crop.width() / crop.height());
            logAspect += log / DRAWS;
            logAspectSquares += log * log / DRAWS;
        }
        double halfRange = Math.log(4.0 / 3);
        assertEquals(0.3, area, 0.004);
        assertEquals(0.16 / 12, areaSquares - area * area, 3e-4);
        assertEquals(0, logAspect, 0.006);
        assertEquals(halfRange * halfRange / 3, logAspectSquares, 1e-3);
    }

    @Test
    void liesWithinThePictureAndReachesItsBorders() {
        SplittableRandom random = new SplittableRandom(2);
        double smallestLeft = 1;
        double largestBottom = 0;
        for (int i = 0; i < DRAWS; i++) {
            Crop crop = Crop.random(300, 200, 0.2, 1, 4.0 / 3, random);
            assertTrue(crop.left() >= 0 && crop.left() + crop.width() <= 300 + 1e-9, crop.toString());
            assertTrue(crop.top() >= 0 && crop.top() + crop.height() <= 200 + 1e-9, crop.toString());
            smallestLeft = Math.min(smallestLeft, crop.left());
            largestBottom = Math.max(largestBottom, crop.top() + crop.height());
        }
        assertTrue(smallestLeft < 0.1, "left " + smallestLeft);
        assertTrue(largestBottom > 199.9, "bottom " + largestBottom);
    }

    @Test
    void whatNeverFitsBecomesTheLargestCentralCropOfAnAllowedAspect() {
        SplittableRandom random = new SplittableRandom(3);
        assertEquals(new Crop(100, 0, 100, 100), Crop.random(300, 100, 1, 1, 1, random));
        assertEquals(new Crop(75, 0, 150, 100), Crop.random(300, 100, 1, 1, 1.5, random));
        assertEquals(new Crop(0, 75, 100, 150), Crop.random(100, 300, 1, 1, 1.5, random));
        assertEquals(new Crop(0, 0, 1, 1), Crop.random(1, 1, 1, 1, 1, random));
    }
}
