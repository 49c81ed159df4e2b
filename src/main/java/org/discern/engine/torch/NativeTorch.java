package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.discern.model.Problem;

/// Loads libtorch, set up the way this engine needs it. Everything that touches DJL goes through here first,
/// because DJL reads its settings only once.
///
/// DJL unpacks the native library from its jar into a folder of the person's own, `DJL_CACHE_DIR` or
/// `~/.djl.ai`. Left to itself it would download what it misses and report its use to its makers: both are
/// turned off.
final class NativeTorch {
    private NativeTorch() {}

    /// Memory for arrays on the host; the caller closes it.
    ///
    /// @throws Problem if the library cannot be loaded on this machine
    static PtNDManager manager() {
        return (PtNDManager) engine().newBaseManager(Device.cpu());
    }

    /// Version, processor and threads.
    static String describe() {
        Engine engine = engine();
        return "libtorch " + engine.getVersion() + ", " + System.getProperty("os.arch") + ", "
                + JniUtils.getNumThreads() + " threads";
    }

    private static Engine engine() {
        for (String off : new String[] {"ai.djl.offline", "OPT_OUT_TRACKING"}) System.setProperty(off, "true");
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw new Problem(
                    "the computing library libtorch cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"),
                    "choose `engine: dl4j`, or start the program with the native libraries of this system",
                    e);
        }
    }
}
