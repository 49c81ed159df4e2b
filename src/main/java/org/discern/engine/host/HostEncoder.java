package org.discern.engine.host;

import java.util.List;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Encoder;
import org.discern.engine.MocoModel.Encoding;
import org.discern.engine.Network;

/// An encoder with its projection head, in evaluation mode.
public record HostEncoder(HostNetwork network) implements Encoder {
    @Override
    public Encoding encode(ImageBatch pictures) {
        Network description = network.description();
        List<float[][]> rows = network.evaluate(pictures, description.features(), description.output());
        for (float[] projection : rows.get(1)) makeUnit(projection);
        return new Encoding(rows.get(0), rows.get(1));
    }

    private static void makeUnit(float[] vector) {
        double squares = 0;
        for (float value : vector) squares += value * (double) value;
        float length = (float) Math.max(Math.sqrt(squares), 1e-12);
        for (int i = 0; i < vector.length; i++) vector[i] /= length;
    }

    @Override
    public void close() {
        network.close();
    }
}
