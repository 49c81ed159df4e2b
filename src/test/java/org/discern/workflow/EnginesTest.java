package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.discern.config.EngineName;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.model.Problem;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;

class EnginesTest {
    @Test
    void takesTheOneThatIsAskedFor() {
        Engines.Chosen chosen = TestEngines.both().choose(TinyRun.config("engine=torch"));
        assertEquals("torch", chosen.engine().name());
        assertEquals("asked for", chosen.reason());
    }

    @Test
    void measuresOnceANetworkAndSaysWhatItFound() {
        Engines engines = TestEngines.both();
        Engines.Chosen chosen = engines.choose(TinyRun.config("engine=auto"));
        assertTrue(
                chosen.reason().matches("fastest .*: (dl4j \\d+, torch \\d+|torch \\d+, dl4j \\d+)"), chosen.reason());
        assertSame(chosen, engines.choose(TinyRun.config("engine=auto", "seed=9")));
    }

    @Test
    void goesWithoutAnEngineThatThisMachineCannotLoad() {
        Engines engines = new Engines(Map.of(EngineName.DL4J, Dl4jEngine::new, EngineName.TORCH, () -> {
            throw new Problem("libtorch cannot be loaded", "");
        }));
        Engines.Chosen chosen = engines.choose(TinyRun.config("engine=auto"));
        assertEquals("dl4j", chosen.engine().name());
        assertTrue(chosen.reason().contains("torch is not to be had: libtorch cannot be loaded"), chosen.reason());
        assertThrows(Problem.class, () -> engines.choose(TinyRun.config("engine=torch")));
        assertEquals(
                "dl4j",
                engines.again("torch", TinyRun.config("engine=auto")).engine().name());
    }
}
