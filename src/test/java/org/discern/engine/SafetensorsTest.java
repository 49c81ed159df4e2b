package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.discern.model.Problem;
import org.discern.testing.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    private Path folder;

    private static Weights sample() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        float[] large = new float[600_000];
        for (int i = 0; i < large.length; i++) large[i] = i * 0.5f;
        tensors.put("b.weight", new Tensor.Floats(new int[] {600, 1000}, large));
        tensors.put(
                "a \"odd\" \\ name\n\u00e4",
                new Tensor.Floats(new int[] {3}, new float[] {Float.NaN, -0f, Float.MIN_VALUE}));
        tensors.put("count", new Tensor.Longs(new int[0], new long[] {Long.MIN_VALUE}));
        tensors.put("empty", new Tensor.Longs(new int[] {0, 4}, new long[0]));
        return new Weights(tensors, Map.of("step", "12", "note", "two\nlines"));
    }

    @Test
    void readsWhatItWroteInOrder() {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, sample());
        Weights read = Safetensors.read(file);
        assertEquals(
                List.copyOf(sample().tensors().keySet()),
                List.copyOf(read.tensors().keySet()));
        assertEquals(sample().metadata(), read.metadata());
        read.requireLike(sample());
        assertArrayEquals(sample().floats("b.weight"), read.floats("b.weight"));
        String odd = "a \"odd\" \\ name\n\u00e4";
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    Float.floatToRawIntBits(sample().floats(odd)[i]), Float.floatToRawIntBits(read.floats(odd)[i]));
        }
        assertEquals(Long.MIN_VALUE, read.longs("count")[0]);
    }

    @Test
    void readsPublishedWeights() {
        Path file = RealData.at("weights/squeezenet_v1.1/squeezenet1_1_torchvision.safetensors");
        Weights weights = Safetensors.read(file);
        assertEquals(
                1_235_496,
                weights.tensors().values().stream()
                        .mapToLong(tensor -> Tensor.size(tensor.shape()))
                        .sum());
        assertArrayEquals(
                new int[] {64, 3, 3, 3},
                Objects.requireNonNull(weights.tensors().get("features.0.weight"))
                        .shape());
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, sample());
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 8, 100, 500, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertDamaged(file);
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertDamaged(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"a\":{}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[4,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} x",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}",
                "{\"\\q\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"\\u12\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a"
            })
    void hostileHeadersAreRefused(String header) throws IOException {
        Path file = folder.resolve("w.safetensors");
        write(file, header.getBytes(StandardCharsets.UTF_8).length, header);
        assertDamaged(file);
    }

    @Test
    void aHeaderThatClaimsToBeHugeCostsNoMemory() throws IOException {
        Path file = folder.resolve("w.safetensors");
        for (long length : new long[] {Long.MAX_VALUE, -1, 1L << 40, 0}) {
            write(file, length, "{}");
            assertDamaged(file);
        }
    }

    @Test
    void randomDamageNeverDoesWorseThanAProblem() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Weights small =
                new Weights(Map.of("a", new Tensor.Floats(new int[] {2}, new float[] {1, 2})), Map.of("k", "v"));
        Safetensors.write(file, small);
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(file, damaged);
            try {
                Safetensors.read(file);
            } catch (Problem expected) {
                assertTrue(expected.what().contains("w.safetensors"));
            }
        }
    }

    @Test
    void aWriteThatFailsLeavesTheLastFile() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, sample());
        byte[] before = Files.readAllBytes(file);
        // What is written first goes to this name; a folder with content cannot give way to it.
        Path aside = Files.createDirectory(folder.resolve("w.safetensors.aside"));
        Files.writeString(aside.resolve("content"), "in the way");
        assertThrows(Problem.class, () -> Safetensors.write(file, new Weights(Map.of(), Map.of())));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aMissingFileIsNamed() {
        Problem problem = assertThrows(Problem.class, () -> Safetensors.read(folder.resolve("none.safetensors")));
        assertTrue(problem.what().contains("none.safetensors"));
    }

    private static void write(Path file, long headerLength, String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(headerLength).put(text).putFloat(1).array());
    }

    private static void assertDamaged(Path file) {
        Problem problem = assertThrows(Problem.class, () -> Safetensors.read(file));
        assertTrue(problem.what().contains("damaged"), problem.what());
    }
}
