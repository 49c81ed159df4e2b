package org.discern.engine.torch;

import org.discern.engine.Engine;
import org.discern.engine.FusedClassifierTests;

class TorchFusedClassifierTest extends FusedClassifierTests {
    @Override
    protected Engine engine() {
        return new TorchEngine();
    }
}
