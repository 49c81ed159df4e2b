package org.discern.engine.torch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTorchTest {
    @Test
    void saysWhatItComputesOn() {
        String device = new TorchEngine().device();
        assertTrue(device.matches("libtorch .*, .+, \\d+ threads"), device);
    }

    @ParameterizedTest
    @CsvSource({"DJL_OFFLINE, false", "DJL_OFFLINE, ''", "OPT_OUT_TRACKING, false", "OPT_OUT_TRACKING, ''"})
    void refusesAnEnvironmentThatLetsDjlOut(String variable, String value) {
        Problem problem = assertThrows(Problem.class, () -> NativeTorch.requireOffline(Map.of(variable, value)));
        assertTrue(problem.what().contains(variable), problem.what());
    }

    @Test
    void acceptsAnEnvironmentThatSaysNothingOrTheSame() {
        assertDoesNotThrow(() -> NativeTorch.requireOffline(Map.of()));
        assertDoesNotThrow(() -> NativeTorch.requireOffline(Map.of("DJL_OFFLINE", "TRUE", "OPT_OUT_TRACKING", "true")));
    }
}
