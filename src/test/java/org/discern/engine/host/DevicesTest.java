package org.discern.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.discern.config.MocoConfig;
import org.discern.config.MocoConfig.MomentumSchedule;
import org.discern.config.MocoConfig.Negatives;
import org.discern.data.image.ImageBatch;
import org.discern.engine.KeyWeights;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts that are dealt to devices give what the batch gives as a whole: against networks whose loss is the mean
/// of the pixels, each times its query's weight.
class DevicesTest {
    private static final int N = 7;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "2, 3", "3, 2", "4, 3"})
    void giveTheMeanOverTheBatch(int devices, int parts) {
        List<ContrastiveNetworks> networks = new ArrayList<>();
        for (int i = 0; i < devices; i++) networks.add(new MeanOfPixels());
        ImageBatch pictures = new ImageBatch(N, 1, new float[] {1, 2, 4, 8, 16, 32, 64});
        float[] weights = {1, 1, 1, 1, 2, 2, 2};
        try (Devices all = new Devices(networks, inBatch(parts))) {
            all.beginStep();
            float[][] keys = all.unitKeys(pictures);
            for (int i = 0; i < N; i++) assertEquals(pictures.pixels()[i], keys[i][0]);
            var contrast = all.contrast(pictures, keys, new KeyWeights(N, weights, null, null), 3);
            double expected = (1 + 2 + 4 + 8 + 2 * (16 + 32 + 64)) / 7.0;
            assertEquals(expected, contrast.loss(), 1e-5);
            assertEquals(N, contrast.q().length);
            assertEquals(64, contrast.q()[6][0]);
            all.gather();
            HostNetwork first = all.first().queryEncoder();
            assertEquals(3 * expected, HostMemory.get(first.gradient(), 0), 1e-4);
            first.commitStatistics();
            Map<String, Tensor> state = new LinkedHashMap<>();
            first.statistics().getFirst().save("", state);
            // What each part adds is 1, on whichever device: the running mean has moved by a tenth of the way.
            assertArrayEquals(new float[] {0.1f}, new Weights(state, Map.of()).floats("bn.running_mean"), 1e-7f);

            HostMemory.set(first.parameters(), 0, 5);
            all.spreadValues();
            for (ContrastiveNetworks each : networks)
                assertEquals(5, HostMemory.get(each.queryEncoder().parameters(), 0));
        }
    }

    /// A step of one part and one contrast has its gradient where the network put it.
    @Test
    void oneContrastInOnePartIsTheStep() {
        ImageBatch pictures = new ImageBatch(2, 1, new float[] {1, 2});
        float[][] keys = {{1}, {2}};
        try (Devices all = new Devices(List.of(new MeanOfPixels()), Setups.moco(4, 0.9, 1, 4, 1))) {
            all.beginStep();
            all.contrast(pictures, keys, new KeyWeights(2, new float[] {1, 1}, null, null), 1);
            all.gather();
            assertEquals(1.5, HostMemory.get(all.first().queryEncoder().gradient(), 0), 1e-6);
        }
    }

    private static MocoConfig inBatch(int parts) {
        return new MocoConfig(Negatives.BATCH, N, 0.9, MomentumSchedule.CONSTANT, 1, parts, parts);
    }

    private static final class MeanOfPixels implements ContrastiveNetworks {
        private final Plain query = new Plain();
        private final Plain key = new Plain();
        private final MemorySegment keys = MemorySegment.ofArray(new float[1]);

        @Override
        public HostNetwork queryEncoder() {
            return query;
        }

        @Override
        public HostNetwork keyEncoder() {
            return key;
        }

        @Override
        public MemorySegment queueKeys() {
            return keys;
        }

        @Override
        public void queueChanged() {}

        @Override
        public float[][] unitKeys(ImageBatch pictures) {
            return rows(pictures);
        }

        @Override
        public Contrast contrast(ImageBatch queries, float[][] k, KeyWeights weights) {
            float[] own = Objects.requireNonNull(weights.logWeights());
            double loss = IntStream.range(0, k.length)
                    .mapToDouble(i -> own[i] * k[i][0] / k.length)
                    .sum();
            HostMemory.set(query.gradient, 0, (float) loss);
            query.statistics.add(new float[] {1}, new float[] {1});
            return new Contrast(loss, 0, rows(queries));
        }

        private static float[][] rows(ImageBatch pictures) {
            float[][] rows = new float[pictures.size()][];
            for (int i = 0; i < rows.length; i++) rows[i] = new float[] {pictures.pixels()[i]};
            return rows;
        }

        @Override
        public void close() {}
    }

    /// One parameter.
    private static final class Plain implements HostNetwork {
        private final MemorySegment parameters = MemorySegment.ofArray(new float[1]);
        private final MemorySegment gradient = MemorySegment.ofArray(new float[1]);
        private final RunningStatistics statistics = new RunningStatistics(new BatchNorm("bn", "input", 1, true));

        @Override
        public Network description() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <L extends OutputGradient> L backward(ImageBatch pictures, Function<float[][], L> lossOfOutputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<float[][]> evaluate(ImageBatch pictures, String... layers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MemorySegment parameters() {
            return parameters;
        }

        @Override
        public MemorySegment gradient() {
            return gradient;
        }

        @Override
        public ParameterSlices slices() {
            return new ParameterSlices(List.of());
        }

        @Override
        public List<RunningStatistics> statistics() {
            return List.of(statistics);
        }

        @Override
        public void valuesChanged() {}

        @Override
        public void close() {}
    }
}
