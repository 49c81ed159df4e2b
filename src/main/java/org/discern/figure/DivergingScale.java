package org.discern.figure;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/// Colours for differences: from one hue through the surface itself at 0 to another that people with colour-blindness
/// can tell from it; as far from the surface as the difference is from 0, and never so far that the
/// theme's ink could not be read on it.
final class DivergingScale implements PaintScale {
    /// Smaller differences than this never get the full tone, or noise would look like a finding.
    private static final double LEAST = 0.1;

    private static final Color LOSS_ON_LIGHT = new Color(0xe39a45);
    private static final Color LOSS_ON_DARK = new Color(0x9a5212);
    private static final Color GAIN_ON_LIGHT = new Color(0x5fa3da);
    private static final Color GAIN_ON_DARK = new Color(0x2a649f);

    private final double most;
    private final FigureTheme theme;

    /// @param most the largest difference, of either sign
    DivergingScale(double most, FigureTheme theme) {
        this.most = Math.max(LEAST, most);
        this.theme = theme;
    }

    @Override
    public double getLowerBound() {
        return -most;
    }

    @Override
    public double getUpperBound() {
        return most;
    }

    @Override
    public Paint getPaint(double value) {
        return colour(value);
    }

    Color colour(double difference) {
        Color full = theme.dark()
                ? difference < 0 ? LOSS_ON_DARK : GAIN_ON_DARK
                : difference < 0 ? LOSS_ON_LIGHT : GAIN_ON_LIGHT;
        double share = Math.min(1, Math.abs(difference) / most);
        return new Color(
                mix(theme.surface().getRed(), full.getRed(), share),
                mix(theme.surface().getGreen(), full.getGreen(), share),
                mix(theme.surface().getBlue(), full.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
