package org.discern.engine.dl4j;

import org.discern.engine.ClassifierTests;
import org.discern.engine.Engine;

class Dl4jClassifierTest extends ClassifierTests {
    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }
}
