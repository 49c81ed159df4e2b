package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.discern.model.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaReductionTest {
    @ParameterizedTest
    @CsvSource({"37, 53, 16, 23", "20, 10, 20, 3", "7, 7, 7, 7", "9, 100, 1, 1", "1, 1, 1, 1", "1000, 3, 999, 2"})
    void everyPixelIsTheMeanOfTheAreaUnderIt(int sourceWidth, int sourceHeight, int width, int height) {
        GreyImage source = Pictures.noise(sourceWidth, sourceHeight, 7);
        AreaReduction reduction = reduce(source, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double mean = mean(source, (double) sourceWidth / width, (double) sourceHeight / height, x, y);
                assertEquals(mean, reduction.mean(y * width + x), 1e-2, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void refusesToEnlarge() {
        assertThrows(IllegalArgumentException.class, () -> new AreaReduction(3, 3, 4, 3));
    }

    private static AreaReduction reduce(GreyImage source, int width, int height) {
        AreaReduction reduction = new AreaReduction(source.width(), source.height(), width, height);
        float[] row = new float[source.width()];
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < row.length; x++) row[x] = source.at(x, y);
            reduction.add(row);
        }
        return reduction;
    }

    private static double mean(GreyImage source, double stepX, double stepY, int column, int row) {
        double sum = 0;
        double mass = 0;
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < source.width(); x++) {
                double covered = overlap(x, column, stepX) * overlap(y, row, stepY);
                sum += covered * source.at(x, y);
                mass += covered;
            }
        }
        return sum / mass;
    }

    private static double overlap(int source, int cell, double step) {
        return Math.max(0, Math.min(source + 1, (cell + 1) * step) - Math.max(source, cell * step));
    }
}
