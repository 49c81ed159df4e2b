package org.discern.figure;

import java.awt.BasicStroke;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.plot.XYPlot;

/// The lines of a plot as its legend shows them, a touch wider: in the window the canvas forgets its stroke where
/// the plot's clip ends, while the graphics over it takes an equal one as set already, and the line that was
/// drawn last would stand in the legend thin and undashed.
record LineLegend(XYPlot plot) implements LegendItemSource {
    @Override
    public LegendItemCollection getLegendItems() {
        LegendItemCollection items = new LegendItemCollection();
        LegendItemCollection lines = plot.getLegendItems();
        for (int i = 0; i < lines.getItemCount(); i++) {
            LegendItem line = lines.get(i);
            BasicStroke stroke = wider((BasicStroke) line.getLineStroke());
            items.add(new LegendItem(
                    line.getLabel(),
                    line.getDescription(),
                    null,
                    null,
                    line.isShapeVisible(),
                    line.getShape(),
                    true,
                    line.getLinePaint(),
                    false,
                    line.getLinePaint(),
                    stroke,
                    true,
                    line.getLine(),
                    stroke,
                    line.getLinePaint()));
        }
        return items;
    }

    private static BasicStroke wider(BasicStroke s) {
        return new BasicStroke(
                s.getLineWidth() + 0.2f,
                s.getEndCap(),
                s.getLineJoin(),
                s.getMiterLimit(),
                s.getDashArray(),
                s.getDashPhase());
    }
}
