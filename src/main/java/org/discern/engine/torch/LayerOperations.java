package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.Function;
import org.discern.engine.Layer;

/// Libtorch's operation for each kind of layer.
final class LayerOperations {
    private LayerOperations() {}

    /// How a batch is normalised.
    @FunctionalInterface
    interface Norm {
        PtNDArray normalise(Layer.BatchNorm layer, PtNDArray x, PtNDArray gamma, PtNDArray beta);
    }

    /// What a layer makes of its inputs.
    ///
    /// @param tensors parameters by torchvision's names
    static PtNDArray output(Layer layer, List<PtNDArray> in, Function<String, PtNDArray> tensors, Norm norm) {
        PtNDArray x = in.getFirst();
        return switch (layer) {
            case Layer.Convolution c ->
                JniUtils.convolution(
                        x,
                        weight(c, tensors),
                        c.bias() ? bias(c, tensors) : null,
                        square(c.stride()),
                        square(c.padding()),
                        square(1),
                        1);
            case Layer.BatchNorm b -> {
                if (b.affine()) yield norm.normalise(b, x, weight(b, tensors), bias(b, tensors));
                try (PtNDArray one = (PtNDArray) x.getManager().ones(new Shape(b.channels()));
                        PtNDArray zero = (PtNDArray) x.getManager().zeros(new Shape(b.channels()))) {
                    yield norm.normalise(b, x, one, zero);
                }
            }
            case Layer.Relu _ -> JniUtils.relu(x);
            case Layer.MaxPool m ->
                JniUtils.maxPool(x, square(m.kernel()), square(m.stride()), square(m.padding()), m.ceil());
            case Layer.AveragePool a ->
                JniUtils.avgPool(x, square(a.kernel()), square(a.kernel()), square(0), false, true);
            case Layer.Concat _ -> JniUtils.cat(in.toArray(PtNDArray[]::new), 1);
            case Layer.Add _ -> JniUtils.add(x, in.getLast());
            case Layer.GlobalAveragePool _ -> {
                try (PtNDArray pooled = JniUtils.adaptiveAvgPool(x, square(1))) {
                    yield JniUtils.flatten(pooled, 1, -1);
                }
            }
            case Layer.Linear l -> linear(l, x, tensors);
        };
    }

    private static PtNDArray linear(Layer.Linear layer, PtNDArray x, Function<String, PtNDArray> tensors) {
        try (PtNDArray transposed = (PtNDArray) weight(layer, tensors).transpose()) {
            PtNDArray product = JniUtils.matmul(x, transposed);
            if (!layer.bias()) return product;
            try (product) {
                return JniUtils.add(product, bias(layer, tensors));
            }
        }
    }

    private static PtNDArray weight(Layer layer, Function<String, PtNDArray> tensors) {
        return tensors.apply(layer.name() + ".weight");
    }

    private static PtNDArray bias(Layer layer, Function<String, PtNDArray> tensors) {
        return tensors.apply(layer.name() + ".bias");
    }

    private static Shape square(long side) {
        return new Shape(side, side);
    }
}
