package org.nd4j.nativeblas;

import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/// What Deeplearning4j 1.0.0-M2.1 asks, by this name and by reflection (`BaseMKLDNNHelper.mklDnnEnabled`),
/// whether ND4J computes with oneDNN. ND4J moved the class and renamed the method before that release, so
/// that without this one every oneDNN layer is dropped silently and a training step takes four times as long.
/// `NativeBackendTest` fails when the layers are lost again.
public final class Nd4jCpu$Environment {
    private Nd4jCpu$Environment() {}

    /// An answering object.
    public static Nd4jCpu$Environment getInstance() {
        return new Nd4jCpu$Environment();
    }

    /// Whether ND4J computes with oneDNN (formerly MKL-DNN).
    public boolean isUseMKLDNN() {
        return Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }
}
