package org.discern.engine.dl4j;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/// A loss in the form that DL4J's own training path asks for, so that its workspaces serve: it hands the
/// output to whatever function is set for the step and takes the gradient from its answer.
final class OutputLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    /// What a loss function answers: at least its gradient, in the shape of the output.
    interface HasGradient {
        INDArray gradient();
    }

    private transient @Nullable Function<INDArray, ? extends HasGradient> function;

    void set(@Nullable Function<INDArray, ? extends HasGradient> next) {
        function = next;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray output, IActivation activation, INDArray mask) {
        Function<INDArray, ? extends HasGradient> current = function;
        if (current == null) throw new IllegalStateException("no loss is set");
        return current.apply(output).gradient();
    }

    /// DL4J asks for the score after the gradient; the function has given it to its caller already.
    @Override
    public double computeScore(
            INDArray labels, INDArray output, IActivation activation, INDArray mask, boolean average) {
        return 0;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray output, IActivation activation, INDArray mask) {
        throw new UnsupportedOperationException("scores of single pictures are not kept");
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray output, IActivation activation, INDArray mask, boolean average) {
        return Pair.of(0.0, computeGradient(labels, output, activation, mask));
    }

    @Override
    public String name() {
        return "OutputLoss";
    }
}
