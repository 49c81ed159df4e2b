package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Collection;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/// The look of figures: white paper for export and print, and a light and a dark one whose background lets
/// the window through.
public enum FigureTheme {
    PAPER(0xffffff, true, 0x1f2328, 0x59636e, 0xe4e7eb),
    LIGHT(0xffffff, false, 0x1f2328, 0x59636e, 0xe4e7eb),
    DARK(0x0d1117, false, 0xe6edf3, 0x9198a1, 0x2b313a);

    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private final Color surface;
    private final boolean opaque;
    private final Color ink;
    private final Color mutedInk;
    private final Color grid;

    FigureTheme(int surface, boolean opaque, int ink, int mutedInk, int grid) {
        this.surface = new Color(surface);
        this.opaque = opaque;
        this.ink = new Color(ink);
        this.mutedInk = new Color(mutedInk);
        this.grid = new Color(grid);
    }

    /// The colour that figures lie on: their own background on paper, that of the window else.
    public Color surface() {
        return surface;
    }

    /// Whether the surface is dark.
    public boolean dark() {
        return this == DARK;
    }

    Color ink() {
        return ink;
    }

    Color mutedInk() {
        return mutedInk;
    }

    Font text() {
        return TEXT;
    }

    /// Gives `chart` the fonts, the colours of all that is not data, and the background of this theme.
    public void apply(JFreeChart chart) {
        chart.setBackgroundPaint(opaque ? surface : clear(surface));
        // At the right half of an axis's last number reaches over the plot.
        chart.setPadding(new RectangleInsets(8, 8, 8, 20));
        if (chart.getTitle() instanceof TextTitle title) {
            title.setFont(TEXT.deriveFont(Font.BOLD, 14f));
            title.setPaint(ink);
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setPadding(0, 4, 8, 4);
        }
        for (Object subtitle : chart.getSubtitles()) style((Title) subtitle);
        if (chart.getPlot() instanceof XYPlot plot) style(plot);
    }

    /// Gives a legend, or a caption, the look of this theme.
    void style(Title title) {
        if (title instanceof LegendTitle legend) {
            legend.setItemFont(TEXT.deriveFont(12f));
            legend.setItemPaint(ink);
            legend.setBackgroundPaint(clear(surface));
            legend.setFrame(BlockBorder.NONE);
            legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 10));
            legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
            legend.setPadding(4, 0, 0, 0);
        } else if (title instanceof TextTitle caption) {
            caption.setFont(TEXT);
            caption.setPaint(mutedInk);
            caption.setHorizontalAlignment(HorizontalAlignment.LEFT);
            caption.setTextAlignment(HorizontalAlignment.LEFT);
            caption.setPosition(RectangleEdge.BOTTOM);
            caption.setPadding(4, 4, 0, 4);
        }
    }

    private void style(XYPlot plot) {
        plot.setBackgroundPaint(clear(surface));
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        BasicStroke hairline = new BasicStroke(0.8f);
        plot.setDomainGridlinePaint(grid);
        plot.setRangeGridlinePaint(grid);
        plot.setDomainGridlineStroke(hairline);
        plot.setRangeGridlineStroke(hairline);
        style(plot.getDomainAxis());
        style(plot.getRangeAxis());
    }

    private void style(ValueAxis axis) {
        axis.setLabelFont(TEXT.deriveFont(12f));
        axis.setLabelPaint(ink);
        axis.setTickLabelFont(TEXT);
        axis.setTickLabelPaint(mutedInk);
        axis.setAxisLinePaint(mutedInk);
        axis.setTickMarkPaint(mutedInk);
    }

    /// Makes all text of `chart` larger.
    ///
    /// @param share of the size that it has; 1 changes nothing
    public static void enlarge(JFreeChart chart, double share) {
        if (share == 1) return;
        if (chart.getTitle() != null)
            chart.getTitle().setFont(larger(chart.getTitle().getFont(), share));
        for (Object subtitle : chart.getSubtitles()) {
            if (subtitle instanceof LegendTitle legend) legend.setItemFont(larger(legend.getItemFont(), share));
            if (subtitle instanceof TextTitle caption) caption.setFont(larger(caption.getFont(), share));
        }
        if (!(chart.getPlot() instanceof XYPlot plot)) return;
        for (ValueAxis axis : new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis()}) {
            axis.setLabelFont(larger(axis.getLabelFont(), share));
            axis.setTickLabelFont(larger(axis.getTickLabelFont(), share));
        }
        for (Object annotation : plot.getAnnotations()) {
            if (annotation instanceof XYTextAnnotation text) text.setFont(larger(text.getFont(), share));
        }
        enlarge(plot.getDomainMarkers(Layer.FOREGROUND), share);
        enlarge(plot.getRangeMarkers(Layer.FOREGROUND), share);
        enlarge(plot.getDomainMarkers(Layer.BACKGROUND), share);
        enlarge(plot.getRangeMarkers(Layer.BACKGROUND), share);
    }

    private static void enlarge(@Nullable Collection<?> markers, double share) {
        if (markers == null) return;
        for (Object each : markers) {
            if (each instanceof Marker marker) marker.setLabelFont(larger(marker.getLabelFont(), share));
        }
    }

    private static Font larger(Font font, double share) {
        return font.deriveFont((float) (font.getSize2D() * share));
    }

    private static Color clear(Color colour) {
        return translucent(colour, 0);
    }

    /// `colour` with an opacity from 0 (clear) to 255.
    static Color translucent(Color colour, int opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
    }
}
