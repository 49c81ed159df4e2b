package org.discern.figure;

import java.util.List;

/// Curves of models within the unit square, a line of the legend for each below it.
public sealed interface SquareFigure extends Figure permits RocFigure, PrecisionRecallFigure, CalibrationFigure {
    /// What the legend says of each curve.
    List<String> labels();

    @Override
    default int width() {
        return SquareChart.width(labels());
    }

    @Override
    default int height() {
        return SquareChart.height(width(), labels().size());
    }
}
