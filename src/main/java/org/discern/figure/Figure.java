package org.discern.figure;

import org.jfree.chart.JFreeChart;

/// The data of a figure, which can be drawn for any theme, exported with [Export], or read as a table.
public sealed interface Figure
        permits SquareFigure,
                LabelCurveFigure,
                CurveFigure,
                ReadyCurves,
                EmbeddingFigure,
                MissingnessFigure,
                IntervalFigure,
                MatrixFigure {
    /// What stands above it.
    String title();

    /// What it shows, in words: for those who cannot see it.
    String description();

    /// A new chart, drawn for `theme`.
    JFreeChart chart(FigureTheme theme);

    /// All data that it shows, in full precision and before any thinning for the screen.
    Table table();

    /// What gives all of it room in a file of its own, in points.
    default int width() {
        return 720;
    }

    /// What gives all of it room in height, in points.
    default int height() {
        return 560;
    }
}
