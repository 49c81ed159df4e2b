package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The memory of single-precision arrays, for loops that ND4J's operations would need several passes for.
/// ND4J computes on the host here, so that its arrays are plain memory.
final class Memory {
    private Memory() {}

    /// The values of an array, row by row. The array must stay reachable and open as long as the segment is
    /// used.
    static MemorySegment of(INDArray array) {
        if (!isPlain(array)) throw new IllegalArgumentException("not plain memory: " + array.shapeInfoToString());
        return MemorySegment.ofAddress(array.data().addressPointer().address())
                .reinterpret(array.length() * Float.BYTES);
    }

    /// The array itself if its values lie row by row without gaps, else a copy that does.
    static INDArray plain(INDArray array) {
        return isPlain(array) ? array : array.dup('c');
    }

    private static boolean isPlain(INDArray array) {
        if (array.dataType() != DataType.FLOAT) return false;
        long stride = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != stride) return false;
            stride *= array.size(i);
        }
        return true;
    }

    /// `gradient` where `value` is above 0, else 0: by the sign bit, because a branch on it cannot be
    /// predicted.
    static float wherePositive(float value, float gradient) {
        int positive = -Float.floatToRawIntBits(Math.max(value, 0)) >> 31;
        return Float.intBitsToFloat(Float.floatToRawIntBits(gradient) & positive);
    }
}
