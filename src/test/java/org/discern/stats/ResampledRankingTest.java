package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.discern.model.RocBand;
import org.discern.model.RocCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A film taken several times counts as several films.
class ResampledRankingTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsAreCopies(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        Ranking ranking = Ranking.of(films.scores(), films.targets());
        SplittableRandom random = new SplittableRandom(seed);
        int[] weights = IntStream.range(0, ranking.size())
                .map(_ -> 1 + random.nextInt(3))
                .toArray();
        List<Integer> copies = new ArrayList<>();
        for (int place = 0; place < weights.length; place++) {
            for (int copy = 0; copy < weights[place]; copy++) copies.add(ranking.film(place));
        }
        double[] scores =
                copies.stream().mapToDouble(film -> films.scores()[film]).toArray();
        double[] targets =
                copies.stream().mapToDouble(film -> films.targets()[film]).toArray();
        assertEquals(AveragePrecision.of(scores, targets).orElseThrow(), ranking.averagePrecision(weights), 1e-12);
        double[] grid = IntStream.rangeClosed(0, 20).mapToDouble(i -> i / 20.0).toArray();
        double[] rates = ranking.truePositiveRates(weights, grid);
        RocCurve curve = RocPoints.of(scores, targets).orElseThrow();
        for (int i = 0; i < grid.length; i++) assertEquals(interpolated(curve, grid[i]), rates[i], 1e-9);
    }

    /// The highest true positive rate at a false positive rate, linear between points.
    private static double interpolated(RocCurve curve, double at) {
        double best = 0;
        for (int i = 0; i < curve.threshold().length; i++) {
            double x = curve.falsePositiveRate()[i];
            double y = curve.truePositiveRate()[i];
            if (x <= at + 1e-12) best = Math.max(best, y);
            if (i == 0) continue;
            double before = curve.falsePositiveRate()[i - 1];
            double way = (at - before) / (x - before);
            if (before < at && at < x) best = curve.truePositiveRate()[i - 1] * (1 - way) + y * way;
        }
        return best;
    }

    @Test
    void theBandHoldsTheCurve() {
        RandomFilms films = RandomFilms.of(17);
        PatientBootstrap bootstrap = new PatientBootstrap(films.patientIds(), 500, 0.95, 2);
        RocBand band = bootstrap.rocBand(films.scores(), films.targets()).orElseThrow();
        RocCurve curve = RocPoints.of(films.scores(), films.targets()).orElseThrow();
        for (int i = 0; i < band.falsePositiveRate().length; i++) {
            double y = interpolated(curve, band.falsePositiveRate()[i]);
            assertTrue(band.low()[i] <= y + 1e-9 && y <= band.high()[i] + 1e-9, "at " + band.falsePositiveRate()[i]);
        }
        assertEquals(1, band.low()[100]);
        assertArrayEquals(
                band.low(),
                bootstrap.rocBand(films.scores(), films.targets()).orElseThrow().low());
        assertTrue(bootstrap
                .rocBand(films.scores(), new double[films.targets().length])
                .isEmpty());
    }
}
