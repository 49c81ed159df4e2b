package org.discern.engine.dl4j;

import org.discern.engine.ContrastTests;
import org.discern.engine.KeyWeights;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jContrastTest extends ContrastTests {
    @Override
    protected Answer contrast(double temperature, float[][] q, float[][] k, float[][] queue, KeyWeights weights) {
        NativeBackend.load();
        InfoNceLoss.Contrast contrast =
                new InfoNceLoss(temperature).evaluate(Nd4j.create(q), Nd4j.create(k), Nd4j.create(queue), weights);
        return new Answer(
                contrast.loss(), contrast.accuracy(), contrast.gradient().toFloatMatrix());
    }
}
