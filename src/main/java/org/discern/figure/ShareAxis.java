package org.discern.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// A horizontal logarithmic axis of shares with a tick at each that is there, in percent.
final class ShareAxis extends LogAxis {
    private static final long serialVersionUID = 1L;

    private final double[] shares;

    /// @param shares above 0, ascending
    ShareAxis(String label, double[] shares) {
        super(label);
        this.shares = shares.clone();
        double low = shares.length == 0 ? 0.01 : shares[0];
        double high = shares.length == 0 ? 1 : shares[shares.length - 1];
        setSmallestValue(low / 4);
        setRange(low / 1.4, high * 1.4);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return Arrays.stream(shares)
                .mapToObj(
                        share -> new NumberTick(share, percent(share), TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0))
                .toList();
    }

    /// Such as `0.1 %`.
    static String percent(double share) {
        return Format.decimal("0.####").format(100 * share) + " %";
    }
}
