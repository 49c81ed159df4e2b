package org.discern.engine.dl4j;

import org.discern.engine.Engine;
import org.discern.engine.FusedClassifierTests;

class Dl4jFusedClassifierTest extends FusedClassifierTests {
    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }
}
