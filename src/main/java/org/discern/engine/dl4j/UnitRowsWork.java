package org.discern.engine.dl4j;

import org.discern.engine.Work;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// An operation on queries, their keys and a queue of unit rows of noise.
record UnitRowsWork(INDArray q, INDArray k, INDArray queue, Operation operation) implements Work {
    @FunctionalInterface
    interface Operation {
        void on(INDArray q, INDArray k, INDArray queue);
    }

    UnitRowsWork(int queries, int keys, int dimension, Operation operation) {
        this(noise(queries, dimension), noise(queries, dimension), noise(keys, dimension), operation);
    }

    private static INDArray noise(int rows, int columns) {
        try (INDArray noise = Nd4j.randn(DataType.FLOAT, rows, columns);
                INDArray lengths = noise.norm2(true, 1)) {
            return noise.divColumnVector(lengths);
        }
    }

    @Override
    public void once() {
        operation.on(q, k, queue);
    }

    @Override
    public void close() {
        q.close();
        k.close();
        queue.close();
    }
}
