package org.discern.engine.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Describes a [Kernel] to DL4J, as a vertex without parameters.
final class KernelVertex extends GraphVertex {
    private static final long serialVersionUID = 1L;

    private final Kernel kernel;

    KernelVertex(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return new KernelVertexInGraph(graph, name, index, kernel, type);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        var pictures = (InputType.InputTypeConvolutional) inputs[0];
        Kernel.Shape output = kernel.output(new Kernel.Shape(
                1, (int) pictures.getChannels(), (int) pictures.getHeight(), (int) pictures.getWidth()));
        return InputType.convolutional(output.height(), output.width(), output.channels());
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder("", KernelVertex.class, inputs[0], getOutputType(0, inputs))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return kernel.inputs();
    }

    @Override
    public int maxVertexInputs() {
        return kernel.inputs();
    }

    @Override
    public GraphVertex clone() {
        return new KernelVertex(kernel);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelVertex vertex && vertex.kernel.equals(kernel);
    }

    @Override
    public int hashCode() {
        return kernel.hashCode();
    }
}
