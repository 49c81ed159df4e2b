package org.discern.figure;

/// A figure as it stands in a report or in files.
///
/// @param name of its files, without an ending
/// @param width in CSS pixels, as is `height`
/// @param caption below it in a report; may be empty
public record SizedFigure(String name, Figure figure, int width, int height, String caption) {
    /// The figure on paper, for a report.
    public Block.Drawing drawing() {
        return Block.Drawing.of(figure, width, height, caption);
    }

    /// The figure on paper as an SVG file.
    public String svg() {
        return Export.svg(figure.chart(FigureTheme.PAPER), width, height);
    }

    /// The figure on paper as a PNG file.
    ///
    /// @param scale pixels a CSS pixel
    public byte[] png(int scale) {
        return Export.png(figure.chart(FigureTheme.PAPER), width, height, scale);
    }
}
