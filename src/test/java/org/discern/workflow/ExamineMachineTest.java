package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.discern.config.EngineName;
import org.discern.engine.Engine;
import org.discern.model.Problem;
import org.discern.testing.TestEngines;
import org.discern.workflow.Examination.Finding;
import org.discern.workflow.Examination.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamineMachineTest {
    @Test
    void itSaysWhatThereIsAndNamesNobody() {
        String home = System.getProperty("user.home");
        String name = System.getProperty("user.name");
        try {
            System.setProperty("user.home", "/home/jane.roe");
            System.setProperty("user.name", "jane.roe");
            Supplier<Engine> broken = () -> {
                throw new Problem("/home/jane.roe/cache/lib.so of jane.roe cannot be loaded", "");
            };
            Examination found = new ExamineMachine(
                            new Engines(Map.of(EngineName.TORCH, broken)), Map.of("WAYLAND_DISPLAY", "wayland-0"))
                    .run(Path.of("/home/jane.roe/projects/secret"));
            assertFalse(found.text().contains("jane"), found.text());
            assertFalse(found.text().contains("secret"), found.text());
            assertFalse(found.serves(), "no engine");
            assertTrue(found.text().contains("~/cache/lib.so of (user)"), found.text());
            assertEquals("Wayland", of(found, "display").found());
            assertTrue(of(found, "processor").found().contains("cores"));
        } finally {
            System.setProperty("user.home", home);
            System.setProperty("user.name", name);
        }
    }

    @Test
    void bothEnginesServeHere(@TempDir Path folder) {
        Examination found = new ExamineMachine(TestEngines.both(), Map.of()).run(folder.resolve("not/yet/there"));
        assertTrue(found.serves(), found.text());
        List<Finding> engines = found.findings().stream()
                .filter(one -> one.what().equals("engine"))
                .toList();
        assertEquals(2, engines.size());
        assertTrue(engines.stream().allMatch(engine -> engine.level() == Level.FINE), engines.toString());
    }

    private static Finding of(Examination found, String what) {
        return found.findings().stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
