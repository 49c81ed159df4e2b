package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.PairBatch;
import org.discern.engine.Layer;
import org.discern.engine.MocoModel;
import org.discern.engine.Network;
import org.discern.engine.Parameter;
import org.discern.engine.StepWork;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// Prints what the engine adds to libtorch: pre-training steps of the engine beside libtorch's own operations
/// on ready tensors, in turns, so that a busy machine slows both: `WIDTH BATCH SIDE [ROUNDS] [GROUPS]`. No
/// test: figures of one run compare only with each other.
final class BareStepBenchmark {
    private static final int STEPS_A_ROUND = 3;

    private BareStepBenchmark() {}

    public static void main(String[] args) {
        int width = Integer.parseInt(args[0]);
        int batch = Integer.parseInt(args[1]);
        int side = Integer.parseInt(args[2]);
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 6;
        int groups = args.length > 4 ? Integer.parseInt(args[4]) : 1;
        StepWork work = new StepWork(width, batch, side);
        PairBatch pairs = work.pairs();
        try (MocoModel model = work.model(new TorchEngine(), groups);
                Bare bare = new Bare(Network.keyEncoder(work.encoder()), pairs.queries(), work.queue())) {
            double[] engine = new double[rounds];
            double[] moco = new double[rounds];
            double[] supervised = new double[rounds];
            for (int round = -1; round < rounds; round++) { // the first is a warm-up
                double first = millis(() -> model.step(pairs, 0.001, 0.9));
                double second = millis(bare::mocoStep);
                double third = millis(bare::plainStep);
                if (round < 0) continue;
                engine[round] = first;
                moco[round] = second;
                supervised[round] = third;
            }
            System.out.printf(
                    "width %d batch %d side %d groups %d, medians of %d rounds: engine %.0f ms; bare MoCo step %.0f ms, engine has"
                            + " %.2f of its images/s; bare forward, backward, Adam %.0f ms, engine has %.2f%n",
                    width,
                    batch,
                    side,
                    groups,
                    rounds,
                    median(engine),
                    median(moco),
                    median(moco) / median(engine),
                    median(supervised),
                    median(supervised) / median(engine));
        }
        System.exit(0);
    }

    /// Two networks and a queue as tensors, normalised in one group, without statistics kept aside, weights of
    /// negatives or checks; activations go as soon as the engine lets go of them.
    private static final class Bare implements AutoCloseable {
        private final PtNDManager manager = NativeTorch.manager(Device.cpu());
        private final Network network;
        private final Map<String, PtNDArray> query;
        private final Map<String, PtNDArray> key;
        private final Map<String, PtNDArray[]> moments = new HashMap<>();
        private final Map<String, Integer> lastReader = new HashMap<>();
        private final PtNDArray pictures;
        private final PtNDArray queue;

        Bare(Network network, ImageBatch batch, int queueSize) {
            this.network = network;
            for (int i = 0; i < network.layers().size(); i++) {
                for (String input : network.layers().get(i).inputs()) lastReader.put(input, i);
            }
            Weights first = network.initialWeights(1);
            query = tensors(first);
            key = tensors(first);
            for (Parameter parameter : network.parameters()) {
                if (parameter.kind() != Parameter.Kind.TRAINED) continue;
                PtNDArray weight = query(parameter.name());
                weight.setRequiresGradient(true);
                moments.put(parameter.name(), new PtNDArray[] {zeros(weight.getShape()), zeros(weight.getShape())});
            }
            int side = batch.sidePixels();
            pictures = (PtNDArray) manager.create(batch.pixels(), new Shape(batch.size(), 1, side, side));
            queue = JniUtils.normalize((PtNDArray) manager.randomNormal(new Shape(queueSize, 128)), 2, 1, 1e-12);
        }

        void plainStep() {
            try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                    Gradients _ = Gradients.kept()) {
                train((PtNDArray) forward(query, scope).square().mean());
            }
        }

        void mocoStep() {
            try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                    Gradients _ = Gradients.kept()) {
                PtNDArray k;
                try (Gradients _ = Gradients.dropped()) {
                    k = JniUtils.normalize(forward(key, scope), 2, 1, 1e-12);
                }
                PtNDArray q = JniUtils.normalize(forward(query, scope), 2, 1, 1e-12);
                PtNDArray positive = (PtNDArray) q.mul(k).sum(new int[] {1}, true);
                PtNDArray transposed = (PtNDArray) queue.transpose();
                transposed.attach(scope);
                PtNDArray logits = JniUtils.cat(new PtNDArray[] {positive, JniUtils.matmul(q, transposed)}, 1);
                PtNDArray shares = JniUtils.logSoftmax((PtNDArray) logits.div(0.2), 1, DataType.FLOAT32);
                train((PtNDArray) shares.get(new NDIndex(":, 0")).mean().neg());
                try (Gradients _ = Gradients.dropped()) {
                    moments.keySet().forEach(name -> {
                        try (PtNDArray share = (PtNDArray) query(name).mul(0.01)) {
                            Objects.requireNonNull(key.get(name)).muli(0.99).addi(share);
                        }
                    });
                }
            }
        }

        private void train(PtNDArray loss) {
            try (PtNDArray one = (PtNDArray) loss.onesLike()) {
                JniUtils.backward(loss, one, false, false);
            }
            moments.forEach((name, moment) -> {
                PtNDArray weight = query(name);
                try (PtNDArray gradient = weight.getGradient()) {
                    float rate = 0.001f;
                    JniUtils.adamUpdate(
                            weight, gradient, moment[0], moment[1], rate, rate, 1e-4f, 1, -1, 0.9f, 0.999f, 1e-8f,
                            false);
                }
                JniUtils.zeroGrad(weight);
            });
        }

        private PtNDArray forward(Map<String, PtNDArray> values, PtNDManager scope) {
            PtNDArray input = (PtNDArray) pictures.duplicate();
            input.attach(scope);
            Map<String, PtNDArray> outputs = new HashMap<>(Map.of(Network.INPUT, input));
            for (int i = 0; i < network.layers().size(); i++) {
                Layer layer = network.layers().get(i);
                List<PtNDArray> in = new ArrayList<>();
                for (String name : layer.inputs()) in.add(Objects.requireNonNull(outputs.get(name)));
                outputs.put(layer.name(), output(layer, in, values));
                for (String name : layer.inputs()) {
                    if (Objects.equals(lastReader.get(name), i)) {
                        Objects.requireNonNull(outputs.remove(name)).close();
                    }
                }
            }
            return Objects.requireNonNull(outputs.get(network.output()));
        }

        private static PtNDArray output(Layer layer, List<PtNDArray> in, Map<String, PtNDArray> values) {
            PtNDArray x = in.getFirst();
            PtNDArray weight = values.get(layer.name() + ".weight");
            PtNDArray bias = values.get(layer.name() + ".bias");
            return switch (layer) {
                case Layer.Convolution c ->
                    JniUtils.convolution(x, weight, bias, square(c.stride()), square(c.padding()), square(1), 1);
                case Layer.BatchNorm b ->
                    JniUtils.batchNorm(
                            x,
                            values.get(b.name() + ".running_mean"),
                            values.get(b.name() + ".running_var"),
                            weight,
                            bias,
                            true,
                            Layer.BatchNorm.MOMENTUM,
                            Layer.BatchNorm.EPSILON);
                case Layer.Relu _ -> JniUtils.relu(x);
                case Layer.MaxPool m ->
                    JniUtils.maxPool(x, square(m.kernel()), square(m.stride()), square(m.padding()), m.ceil());
                case Layer.Add _ -> JniUtils.add(x, in.getLast());
                case Layer.GlobalAveragePool _ -> {
                    try (PtNDArray pooled = JniUtils.adaptiveAvgPool(x, square(1))) {
                        yield JniUtils.flatten(pooled, 1, -1);
                    }
                }
                case Layer.Linear _ -> JniUtils.linear(x, weight, bias);
                case Layer.AveragePool _, Layer.Concat _ -> throw new IllegalStateException("none in a ResNet");
            };
        }

        private Map<String, PtNDArray> tensors(Weights weights) {
            Map<String, PtNDArray> tensors = new LinkedHashMap<>();
            weights.tensors().forEach((name, tensor) -> {
                if (!(tensor instanceof Tensor.Floats floats)) return;
                long[] shape = Arrays.stream(floats.shape()).asLongStream().toArray();
                tensors.put(name, (PtNDArray) manager.create(floats.values(), new Shape(shape)));
            });
            return tensors;
        }

        private PtNDArray query(String name) {
            return Objects.requireNonNull(query.get(name), name);
        }

        private PtNDArray zeros(Shape shape) {
            return (PtNDArray) manager.zeros(shape);
        }

        private static Shape square(long side) {
            return new Shape(side, side);
        }

        @Override
        public void close() {
            manager.close();
        }
    }

    private static double millis(Runnable step) {
        long start = System.nanoTime();
        for (int i = 0; i < STEPS_A_ROUND; i++) step.run();
        return (System.nanoTime() - start) / 1e6 / STEPS_A_ROUND;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
