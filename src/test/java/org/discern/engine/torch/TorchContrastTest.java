package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.discern.engine.ContrastTests;
import org.discern.engine.KeyWeights;

class TorchContrastTest extends ContrastTests {
    @Override
    protected Answer contrast(double temperature, float[][] q, float[][] k, float[][] queue, KeyWeights weights) {
        try (PtNDManager scope = NativeTorch.manager(Device.cpu());
                Gradients _ = Gradients.kept()) {
            PtNDArray rows = (PtNDArray) scope.create(q);
            rows.setRequiresGradient(true);
            TorchLoss.Contrast contrast = new TorchLoss(temperature)
                    .evaluate(rows, (PtNDArray) scope.create(k), (PtNDArray) scope.create(queue), weights);
            double loss = contrast.loss().getFloat();
            JniUtils.backward(contrast.loss(), (PtNDArray) contrast.loss().onesLike(), false, false);
            return new Answer(loss, contrast.accuracy(), TorchNetwork.rows(rows.getGradient()));
        }
    }
}
