package org.discern.engine.dl4j;

import org.discern.engine.Engine;
import org.discern.engine.MocoModelTests;

class Dl4jMocoTest extends MocoModelTests {
    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }
}
