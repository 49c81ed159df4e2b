package org.discern.testing;

import java.util.Map;
import org.discern.config.EngineName;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.engine.torch.BareTorchStep;
import org.discern.engine.torch.TorchEngine;
import org.discern.workflow.Engines;
import org.discern.workflow.MeasureEngines;

/// The engines as the program has them.
public final class TestEngines {
    private TestEngines() {}

    public static Engines both() {
        return new Engines(Map.of(EngineName.DL4J, Dl4jEngine::new, EngineName.TORCH, TorchEngine::new));
    }

    public static MeasureEngines measuring() {
        return new MeasureEngines(both(), BareTorchStep::new);
    }
}
