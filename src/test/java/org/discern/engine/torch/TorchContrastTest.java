package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import org.discern.engine.ContrastTests;
import org.discern.engine.KeyWeights;

class TorchContrastTest extends ContrastTests {
    @Override
    protected Answer contrast(double temperature, float[][] q, float[][] k, float[][] queue, KeyWeights weights) {
        try (PtNDManager scope = NativeTorch.manager(Device.cpu())) {
            TorchLoss.Contrast contrast = new TorchLoss(temperature)
                    .evaluate(
                            (PtNDArray) scope.create(q),
                            (PtNDArray) scope.create(k),
                            (PtNDArray) scope.create(queue),
                            weights);
            return new Answer(contrast.loss(), contrast.accuracy(), TorchNetwork.rows(contrast.gradient()));
        }
    }
}
