package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import org.discern.config.EncoderConfig.Precision;

/// Where a network computes, and how exactly.
///
/// @param device processor or graphics card
/// @param copies whether parameters are copies there; else the device computes on the host's own values
/// @param precision of convolutions; sums, statistics, heads and the loss are always in single precision
record TorchDevice(Device device, boolean copies, Precision precision) {
    /// The processor, on the host's own values.
    static TorchDevice host(Precision precision) {
        return new TorchDevice(Device.cpu(), false, precision);
    }

    /// A graphics card.
    static TorchDevice card(int number, Precision precision) {
        return new TorchDevice(Device.gpu(number), true, precision);
    }

    /// Memory for arrays here; the caller closes it.
    PtNDManager manager() {
        return NativeTorch.manager(device);
    }

    /// An array on the host as this device has it: itself, or a copy. The array given must not be used any more.
    PtNDArray take(PtNDArray array) {
        if (!copies) return array;
        try (array) {
            return device.isGpu() ? array.toDevice(device, true) : (PtNDArray) array.duplicate();
        }
    }

    /// An array of this device, on the host.
    static PtNDArray onHost(PtNDArray array) {
        return array.toDevice(Device.cpu(), false);
    }

    /// `array` as convolutions take it.
    PtNDArray reduced(PtNDArray array) {
        return precision == Precision.SINGLE ? array : array.toType(DataType.FLOAT16, false);
    }

    /// What a loss is multiplied by before its gradient is computed, so that half precision can hold it.
    float lossScale() {
        return precision == Precision.SINGLE ? 1 : 65536;
    }
}
