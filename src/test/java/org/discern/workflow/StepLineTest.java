package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepLineTest {
    private final RunJson json = new RunJson();
    private final StepLine lines = new StepLine();

    @Test
    void readsWhatIsWrittenToTheLastBit() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2000; i++) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int j = random.nextInt(5); j > 0; j--) {
                double value = Double.longBitsToDouble(random.nextLong());
                if (Double.isFinite(value)) values.put("metric" + random.nextInt(40), value);
            }
            RunEvent step = new RunEvent.StepDone(
                    "phase " + random.nextInt(3), random.nextLong(1, 1L << 50), random.nextInt(9), i, values);
            assertEquals(step, read(json.line(step)));
        }
    }

    @Test
    void leavesWhatItDoesNotKnowToTheJsonReader() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            RunEvent step = new RunEvent.StepDone("p", 1, 2, 3, Map.of("a", odd));
            assertNull(read(json.line(step)));
            byte[] bytes = json.line(step).getBytes(StandardCharsets.UTF_8);
            assertEquals(step, json.event(bytes, 0, bytes.length).orElseThrow());
        }
        assertNull(read(json.line(new RunEvent.StepDone("Gr\u00f6\u00dfe \"x\"", 1, 2, 3, Map.of()))));
        assertNull(read(json.line(new RunEvent.PhaseStarted("p", 1))));
    }

    @Test
    void noPartOfALineIsTakenForTheWhole() {
        String whole = json.line(new RunEvent.StepDone("p", 12, 345, 6, Map.of("loss", 1.25)));
        assertNotNull(read(whole));
        for (int length = 0; length < whole.length(); length++) assertNull(read(whole.substring(0, length)));
        assertNull(read(whole + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"event\":\"step\",\"phase\":\"p\",\"step\":,\"totalSteps\":1,\"epoch\":1,\"values\":{}}",
                "{\"event\":\"step\",\"phase\":\"p\",\"step\":1,\"totalSteps\":1,\"epoch\":1,\"values\":{\"a\":--}}",
                "{\"event\":\"step\",\"phase\":\"p\",\"step\":1,\"totalSteps\":1,\"epoch\":1,\"values\":{\"a\":1,}}",
                "{\"event\":\"step\",\"phase\":\"p\",\"step\":1,\"totalSteps\":1,\"epoch\":1,\"values\":{\"a\":1",
                "{\"event\":\"step\",\"phase\":\"p\",\"step\":99999999999999999999,\"totalSteps\":1,\"epoch\":1,\"values\":{}}"
            })
    void damageIsNoStep(String line) {
        assertNull(read(line));
    }

    private @Nullable RunEvent read(String line) {
        byte[] bytes = ("xx" + line + "yy").getBytes(StandardCharsets.UTF_8);
        return lines.read(bytes, 2, bytes.length - 4);
    }
}
