package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.model.Calibration;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {
    @Test
    void binsHoldEquallyManyFilmsAndAllOfThem() {
        double[] scores = IntStream.range(0, 103).mapToDouble(i -> i / 103.0).toArray();
        double[] targets = IntStream.range(0, 103).mapToDouble(i -> i % 2).toArray();
        List<Calibration.Bin> bins =
                CalibrationCurve.of(scores, targets, 10).orElseThrow().bins();
        assertEquals(10, bins.size());
        assertEquals(103, bins.stream().mapToInt(bin -> bin.positives().films()).sum());
        for (Calibration.Bin bin : bins) assertEquals(10.3, bin.positives().films(), 0.71);
        for (int i = 1; i < bins.size(); i++)
            assertTrue(bins.get(i - 1).highestScore() < bins.get(i).lowestScore());
    }

    @Test
    void filmsOfEqualScoreShareABin() {
        double[] scores = new double[100];
        Arrays.fill(scores, 0.2);
        Arrays.fill(scores, 70, 100, 0.6);
        double[] targets = new double[100];
        Arrays.fill(targets, 60, 90, 1); // 10 of the 70, 20 of the 30
        Calibration calibration = CalibrationCurve.of(scores, targets, 10).orElseThrow();
        assertEquals(
                List.of(70, 30),
                calibration.bins().stream().map(bin -> bin.positives().films()).toList());
        double brier = (10 * 0.64 + 60 * 0.04 + 20 * 0.16 + 10 * 0.36) / 100;
        assertEquals(brier, calibration.brier(), 1e-12);
        double low = 0.2 - 10 / 70.0;
        double high = 0.6 - 20 / 30.0;
        assertEquals(0.7 * low * low + 0.3 * high * high, calibration.reliability(), 1e-12);
        assertEquals(0.3 * 0.7, calibration.uncertainty(), 1e-12);
        assertEquals(0.7 * Math.abs(low) + 0.3 * Math.abs(high), calibration.expectedError(), 1e-12);
        assertEquals(0, calibration.withinBins(), 1e-12, "Murphy's three parts are all where bins hold one score");
    }

    @Test
    void thePartsAddUpToTheBrierScore() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 50; trial++) {
            int films = 20 + random.nextInt(200);
            double[] scores = random.doubles(films).toArray();
            double[] targets = Arrays.stream(scores)
                    .map(score -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble() < score * score ? 1 : 0)
                    .toArray();
            Calibration c = CalibrationCurve.of(scores, targets, 7).orElseThrow();
            double brier = IntStream.range(0, films)
                    .filter(film -> !Double.isNaN(targets[film]))
                    .mapToDouble(film -> (scores[film] - targets[film]) * (scores[film] - targets[film]))
                    .average()
                    .orElseThrow();
            assertEquals(brier, c.brier(), 1e-12);
            assertEquals(c.brier(), c.reliability() - c.resolution() + c.uncertainty() + c.withinBins(), 1e-12);
            double byBins = 0;
            for (Calibration.Bin bin : c.bins()) {
                double[] inBin = IntStream.range(0, films)
                        .filter(film -> !Double.isNaN(targets[film])
                                && scores[film] >= bin.lowestScore()
                                && scores[film] <= bin.highestScore())
                        .mapToDouble(film -> scores[film] - targets[film])
                        .toArray();
                assertEquals(inBin.length, bin.positives().films());
                byBins += Math.abs(Arrays.stream(inBin).sum());
            }
            long known = Arrays.stream(targets)
                    .filter(target -> !Double.isNaN(target))
                    .count();
            assertEquals(byBins / known, c.expectedError(), 1e-12);
        }
    }

    @Test
    void whatIsNoProbabilityHasNoCalibration() {
        assertTrue(CalibrationCurve.of(new double[] {0.2, 1.2}, new double[] {0, 1}, 5)
                .isEmpty());
        assertTrue(CalibrationCurve.of(new double[] {-0.2, 0.2}, new double[] {0, 1}, 5)
                .isEmpty());
        assertTrue(CalibrationCurve.of(new double[] {0.2}, new double[] {Double.NaN}, 5)
                .isEmpty());
    }
}
