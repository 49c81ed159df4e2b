package org.discern.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// A vertical logarithmic axis with round numbers at its ticks: powers of ten, with their two- and fivefold
/// where there are few, and even steps within less than a decade.
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;
    private static final int MOST_POWERS = 8;

    DecadeAxis(String label, double low, double high) {
        super(label);
        setSmallestValue(low / 2);
        setRange(low, high);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return ticks(getLowerBound(), getUpperBound()).stream()
                .map(value -> new NumberTick(value, label(value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0))
                .toList();
    }

    /// Round values from `low` to `high`, ascending.
    static List<Double> ticks(double low, double high) {
        double decades = Math.log10(high / low);
        return decades < 1 ? evenTicks(low, high) : decadeTicks(low, high, decades);
    }

    private static List<Double> evenTicks(double low, double high) {
        double rough = (high - low) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 2 ? 1 : rough / power < 5 ? 2 : 5);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) ticks.add(i * step);
        return ticks;
    }

    private static List<Double> decadeTicks(double low, double high, double decades) {
        int[] multiples = decades <= 3 ? new int[] {1, 2, 5} : new int[] {1};
        int stride = (int) Math.ceil(decades / MOST_POWERS);
        List<Double> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
            if (Math.floorMod(exponent, stride) != 0) continue;
            for (int multiple : multiples) {
                double value = Double.parseDouble(multiple + "e" + exponent); // exact, as Math.pow is not
                if (value >= low && value <= high) ticks.add(value);
            }
        }
        return ticks;
    }

    private static String label(double value) {
        return Format.decimal(value >= 0.001 && value < 100_000 ? "0.####" : "0.##E0")
                .format(value);
    }
}
