package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The memory of single-precision arrays on the host, for loops that ND4J's operations would need several passes
/// for. Where ND4J computes on the host that is the arrays' own memory; on a graphics card it is their copy, which
/// ND4J brings up to date when asked, and writes back when it is told.
final class Memory {
    private Memory() {}

    /// The values of an array, row by row. The array must stay reachable and open as long as the segment is
    /// used.
    static MemorySegment of(INDArray array) {
        Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
        if (!isPlain(array)) throw new IllegalArgumentException("not plain memory: " + array.shapeInfoToString());
        return MemorySegment.ofAddress(array.data().addressPointer().address())
                .reinterpret(array.length() * Float.BYTES);
    }

    /// Tells that the memory of an array was written to.
    static void written(INDArray... arrays) {
        for (INDArray array : arrays) Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
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
