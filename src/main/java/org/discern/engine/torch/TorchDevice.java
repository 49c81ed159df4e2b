package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/// Where a network computes.
///
/// @param device processor or graphics card
/// @param copies whether values are copies there; else the device computes on the host's own
record TorchDevice(Device device, boolean copies) {
    /// The processor, on the host's own values.
    static final TorchDevice HOST = new TorchDevice(Device.cpu(), false);

    /// A graphics card.
    static TorchDevice card(int number) {
        return new TorchDevice(Device.gpu(number), true);
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
}
