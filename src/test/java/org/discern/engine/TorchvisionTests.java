package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.discern.testing.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// torchvision's four networks, forward and backward, as an engine builds them (`reference/torchvision.json`).
public abstract class TorchvisionTests {
    private static final String IMAGENET = "squeezenet1_1_imagenet";

    /// A network of the engine under test.
    protected abstract NetworkProbe open(Network network, int sidePixels, Weights weights);

    /// Gradients within a relative tolerance. How near they can be is the networks' own affair: changing the
    /// pictures by
    /// 1e-7, less than single precision keeps, moves ResNet-50's by 3 % and DenseNet's by 1 %, for the last
    /// stages' batch statistics rest on few values and divide by almost nothing.
    @ParameterizedTest
    @CsvSource({"resnet18, 1e-3", "resnet50, 5e-2", "densenet121, 1e-2", "squeezenet1_1, 1e-3"})
    void answersAsTorchvisionDoes(String name, double tolerance) {
        Torchvision reference = Torchvision.of(name);
        Network network = Torchvision.network(name);
        int[] shape = reference.inputShape();
        float[] pictures = Torchvision.input(shape);
        Weights start = Torchvision.weights(network);
        try (NetworkProbe probe = open(network, shape[2], start)) {
            float[][] logits = probe.evaluate(pictures);
            assertRows(reference.rows("eval_logits_first8"), logits, 1.5e-4);
            assertEquals(reference.value("eval_mean"), mean(logits), 1e-4);
            assertUnchanged(start, probe.weights());

            float[] gradient = outputGradient(logits);
            NetworkProbe.Trained trained = probe.train(pictures, gradient);
            double[][] expected = reference.rows("train_logits_first8");
            assertRows(expected, trained.outputs(), 1e-2 * largest(expected));
            double loss = IntStream.range(0, gradient.length)
                    .mapToDouble(
                            i -> gradient[i] * (double) trained.outputs()[i / logits[0].length][i % logits[0].length])
                    .sum();
            assertEquals(reference.value("train_loss"), loss, 1e-2 * Math.abs(reference.value("train_loss")));
            for (String parameter : reference.node().get("train_gradient_norms").propertyNames()) {
                double norm = reference.value("train_gradient_norms", parameter);
                assertEquals(norm, norm(List.of(trained.gradients().floats(parameter))), tolerance * norm, parameter);
            }
            double all = reference.value("train_gradient_norm_all");
            List<float[]> gradients = network.parameters().stream()
                    .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                    .map(parameter -> trained.gradients().floats(parameter.name()))
                    .toList();
            assertEquals(all, norm(gradients), tolerance * all);
            assertStatistics(reference, probe.weights());
        }
    }

    @Test
    void squeezenetAnswersAsTorchvisionDoesWithItsImagenetWeights() {
        JsonNode reference = Torchvision.all().get(IMAGENET);
        Network network = SqueezeNet.withItsClassifier(1000, 3);
        Weights weights = Safetensors.read(RealData.at(reference.get("file").asString()));
        int[] shape = ints(reference.get("input_shape"));
        try (NetworkProbe probe = open(network, shape[2], weights)) {
            float[][] logits = probe.evaluate(Torchvision.input(shape));
            for (int n = 0; n < logits.length; n++) {
                JsonNode first = reference.get("logits_first8").get(n);
                for (int c = 0; c < first.size(); c++) assertEquals(first.get(c).asDouble(), logits[n][c], 1e-3);
                float[] row = logits[n];
                int[] best = IntStream.range(0, row.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(c -> -row[c]))
                        .limit(5)
                        .mapToInt(Integer::intValue)
                        .toArray();
                assertArrayEquals(ints(reference.get("top5").get(n)), best);
            }
        }
    }

    private static void assertStatistics(Torchvision reference, Weights after) {
        JsonNode statistics = reference.node().get("running_mean_after_one_step_first4");
        if (statistics == null) return; // SqueezeNet has none
        for (String name : statistics.propertyNames()) {
            double[] expected = reference.values("running_mean_after_one_step_first4", name);
            double[] actual = new double[expected.length];
            for (int c = 0; c < expected.length; c++) actual[c] = after.floats(name)[c];
            assertArrayEquals(expected, actual, 1e-3, name);
            String counter = name.replace("running_mean", "num_batches_tracked");
            assertEquals(1, after.longs(counter)[0], counter);
        }
    }

    private static void assertUnchanged(Weights start, Weights now) {
        start.tensors().forEach((name, tensor) -> {
            if (tensor instanceof Tensor.Floats floats) assertArrayEquals(floats.values(), now.floats(name), name);
        });
    }

    private static void assertRows(double[][] expected, float[][] rows, double tolerance) {
        for (int n = 0; n < expected.length; n++) {
            for (int c = 0; c < expected[n].length; c++) {
                assertEquals(expected[n][c], rows[n][c], tolerance, "row " + n + ", class " + c);
            }
        }
    }

    private static float[] outputGradient(float[][] outputs) {
        int classes = outputs[0].length;
        float[] gradient = new float[outputs.length * classes];
        for (int i = 0; i < gradient.length; i++) gradient[i] = (float) (Math.sin(0.5 * i) / classes);
        return gradient;
    }

    private static double largest(double[][] rows) {
        return Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static double mean(float[][] rows) {
        double sum = 0;
        for (float[] row : rows) for (float value : row) sum += value;
        return sum / (rows.length * rows[0].length);
    }

    private static double norm(List<float[]> vectors) {
        double squares = 0;
        for (float[] vector : vectors) for (float value : vector) squares += value * (double) value;
        return Math.sqrt(squares);
    }

    private static int[] ints(JsonNode list) {
        return list.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
