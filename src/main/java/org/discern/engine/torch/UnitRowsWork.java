package org.discern.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import org.discern.engine.Work;

/// An operation on queries, their keys and a queue of unit rows of noise.
final class UnitRowsWork implements Work {
    private final PtNDManager manager;
    private final PtNDArray q;
    private final PtNDArray k;
    private final PtNDArray queue;
    private final Operation operation;

    /// What it makes belongs to the queries' manager.
    @FunctionalInterface
    interface Operation {
        void on(PtNDArray q, PtNDArray k, PtNDArray queue);
    }

    UnitRowsWork(TorchDevice device, int queries, int keys, int dimension, Operation operation) {
        manager = device.manager();
        q = BareTorchStep.unitNoise(manager, queries, dimension);
        k = BareTorchStep.unitNoise(manager, queries, dimension);
        queue = BareTorchStep.unitNoise(manager, keys, dimension);
        this.operation = operation;
    }

    @Override
    public void once() {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                Gradients _ = Gradients.dropped()) {
            PtNDArray rows = (PtNDArray) q.duplicate();
            rows.attach(scope);
            operation.on(rows, k, queue);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
