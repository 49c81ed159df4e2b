package org.discern.engine.torch;

import org.discern.engine.ClassifierTests;
import org.discern.engine.Engine;

class TorchClassifierTest extends ClassifierTests {
    @Override
    protected Engine engine() {
        return new TorchEngine();
    }
}
