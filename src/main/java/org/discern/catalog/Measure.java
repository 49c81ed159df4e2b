package org.discern.catalog;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.discern.model.Range;
import org.discern.model.RangeCounts;

/// A number that films have, such as age, by row of a [FilmIndex]; `NaN` where it is unknown.
final class Measure {
    /// Steps of a histogram.
    static final int STEPS = 24;

    private final String name;
    private final double[] values;
    private final Range whole;
    private final List<BitSet> steps;

    Measure(String name, double[] values) {
        this.name = name;
        this.values = values;
        this.whole = whole(values);
        this.steps = IntStream.range(0, STEPS).mapToObj(_ -> new BitSet()).toList();
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) steps.get(step(values[row])).set(row);
        }
    }

    String name() {
        return name;
    }

    /// The films whose value lies in `range`.
    BitSet within(Range range) {
        BitSet within = new BitSet(values.length);
        for (int row = 0; row < values.length; row++) if (range.holds(values[row])) within.set(row);
        return within;
    }

    RangeCounts counts(BitSet among) {
        List<Long> counts =
                steps.stream().map(step -> Facet.common(step, among)).toList();
        long known = counts.stream().mapToLong(Long::longValue).sum();
        return new RangeCounts(name, whole, counts, among.cardinality() - known);
    }

    private int step(double value) {
        double width = whole.high() - whole.low();
        return width == 0 ? 0 : (int) Math.clamp(STEPS * ((value - whole.low()) / width), 0, STEPS - 1);
    }

    private static Range whole(double[] values) {
        var known = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        return known.getCount() == 0 ? Range.ANY : new Range(known.getMin(), known.getMax());
    }
}
