package org.discern.engine.dl4j;

import static org.discern.engine.dl4j.Memory.get;
import static org.discern.engine.dl4j.Memory.set;

import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The key encoder follows the query encoder (He et al. 2020, equation 2): `key = m key + (1 - m) query`,
/// parameters only.
record MomentumUpdate(double momentum) {
    void apply(INDArray query, INDArray key) {
        MemorySegment q = Memory.of(query);
        MemorySegment k = Memory.of(key);
        float kept = (float) momentum;
        float taken = (float) (1 - momentum);
        Memory.inParallel(key.length(), (from, to) -> {
            for (long i = from; i < to; i++) set(k, i, kept * get(k, i) + taken * get(q, i));
        });
    }
}
