package org.discern.engine.host;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;

/// The key encoder follows the query encoder (He et al. 2020, equation 2): `key = m key + (1 - m) query`,
/// parameters only.
public record MomentumUpdate(double momentum) {
    public void apply(MemorySegment query, MemorySegment key) {
        float kept = (float) momentum;
        float taken = (float) (1 - momentum);
        HostMemory.inParallel(HostMemory.length(key), (from, to) -> {
            for (long i = from; i < to; i++) set(key, i, kept * get(key, i) + taken * get(query, i));
        });
    }
}
