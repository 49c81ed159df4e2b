package org.discern.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/// Rows divided by their lengths.
///
/// @param rows `N x C`, each of length 1
/// @param lengths `N x 1`, what they were divided by
record UnitRows(INDArray rows, INDArray lengths) {
    private static final double SMALLEST = 1e-12;

    static UnitRows of(INDArray vectors) {
        INDArray lengths = Transforms.max(vectors.norm2(true, 1), SMALLEST, false);
        return new UnitRows(vectors.divColumnVector(lengths), lengths);
    }

    /// The gradient with respect to the rows before division: `(I - q q^T) g / ||u||`.
    ///
    /// @param gradient with respect to the unit rows
    INDArray backward(INDArray gradient) {
        INDArray along = rows.mul(gradient).sum(true, 1);
        return gradient.sub(rows.mulColumnVector(along)).diviColumnVector(lengths);
    }
}
