package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.engine.Network;
import org.discern.engine.ResNet;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Against torchvision's ResNet-18 with three channels and 1000 classes.
class NetworkGraphTest {
    private static final int CLASSES = 1000;
    private static TorchReference reference;
    private static NetworkGraph graph;
    private static Weights start;
    private static INDArray input;

    private record LinearLoss(double value, INDArray gradient, float[][] logits) implements OutputLoss.HasGradient {}

    @BeforeAll
    static void build() {
        reference = TorchReference.resnet18();
        Network network = ResNet.resnet18(64, 3).withLinear("fc", CLASSES);
        start = TorchReference.weights(network);
        int[] shape = reference.inputShape();
        graph = new NetworkGraph(network, shape[2], start);
        input = Nd4j.create(
                TorchReference.input(shape), Arrays.stream(shape).asLongStream().toArray(), DataType.FLOAT);
    }

    @AfterAll
    static void close() {
        if (graph != null) graph.close();
    }

    @Test
    void givesTorchvisionsLogitsInEvaluation() {
        graph.restore("", start);
        float[][] logits = graph.evaluate(input, "fc").getFirst();
        double[][] expected = reference.rows("eval_logits_first8");
        for (int n = 0; n < expected.length; n++) {
            for (int c = 0; c < expected[n].length; c++) assertEquals(expected[n][c], logits[n][c], 1e-4 * 1.5);
        }
        double mean =
                Arrays.stream(logits).mapToDouble(row -> mean(row)).average().orElseThrow();
        assertEquals(reference.value("eval_mean"), mean, 1e-4);
    }

    @Test
    void givesTorchvisionsLossGradientsAndStatisticsInTraining() {
        graph.restore("", start);
        LinearLoss loss = graph.backward(input, NetworkGraphTest::linearLoss);
        assertEquals(reference.value("train_loss"), loss.value(), 1e-2 * 0.05);
        double[][] expected = reference.rows("train_logits_first8");
        for (int n = 0; n < expected.length; n++) {
            for (int c = 0; c < expected[n].length; c++) assertEquals(expected[n][c], loss.logits()[n][c], 1e-2);
        }
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        graph.saveVector("", graph.gradient(), gradients);
        for (String name : reference.node().get("train_gradient_norms").propertyNames()) {
            double norm = reference.value("train_gradient_norms", name);
            assertEquals(norm, norm(new Weights(gradients, Map.of()).floats(name)), 1e-2 * norm, name);
        }
        assertEquals(
                reference.value("train_gradient_norm_all"),
                norm(graph.gradient().ravel().toFloatVector()),
                1e-2 * 33);

        graph.commitStatistics();
        Map<String, Tensor> after = new LinkedHashMap<>();
        graph.save("", after);
        assertStatistic(after, "bn1.running_mean", 1e-6);
        assertStatistic(after, "layer4.1.bn2.running_mean", 1e-3);
        assertEquals(1, new Weights(after, Map.of()).longs("bn1.num_batches_tracked")[0]);
    }

    @Test
    void evaluationChangesNothingAndTrainingOnlyWhenCommitted() {
        graph.restore("", start);
        graph.evaluate(input, "fc");
        graph.backward(input, NetworkGraphTest::linearLoss);
        Map<String, Tensor> after = new LinkedHashMap<>();
        graph.save("", after);
        new Weights(after, Map.of()).requireLike(start);
        start.tensors().forEach((name, tensor) -> {
            if (tensor instanceof Tensor.Floats floats) {
                assertArrayEquals(floats.values(), new Weights(after, Map.of()).floats(name), name);
            }
        });
        assertTrue(after.keySet().containsAll(reference.names()));
    }

    private static void assertStatistic(Map<String, Tensor> state, String name, double tolerance) {
        double[] expected = reference.values("running_mean_after_one_step_first4", name);
        for (int c = 0; c < expected.length; c++) {
            assertEquals(expected[c], new Weights(state, Map.of()).floats(name)[c], tolerance, name);
        }
    }

    private static LinearLoss linearLoss(INDArray logits) {
        int n = logits.rows();
        float[] gradient = new float[n * CLASSES];
        for (int i = 0; i < gradient.length; i++) gradient[i] = (float) (Math.sin(0.5 * i) / CLASSES);
        float[][] values = logits.toFloatMatrix();
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) sum += values[i / CLASSES][i % CLASSES] * (double) gradient[i];
        return new LinearLoss(sum, Nd4j.create(gradient, new long[] {n, CLASSES}, DataType.FLOAT), values);
    }

    private static double mean(float[] row) {
        double sum = 0;
        for (float value : row) sum += value;
        return sum / row.length;
    }

    private static double norm(float[] values) {
        double squares = 0;
        for (float value : values) squares += value * (double) value;
        return Math.sqrt(squares);
    }
}
