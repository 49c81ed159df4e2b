package org.discern.engine.torch;

import org.discern.engine.Engine;
import org.discern.engine.MocoModelTests;

class TorchMocoTest extends MocoModelTests {
    @Override
    protected Engine engine() {
        return new TorchEngine();
    }
}
