package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.discern.model.Problem;

/// Loads libtorch, set up the way this engine needs it. Everything that touches DJL goes through here first,
/// because DJL reads its settings only once.
///
/// DJL unpacks the native library from its jar, some 430 MB, into a folder of the person's own:
/// `ENGINE_CACHE_DIR`, else `DJL_CACHE_DIR`, else `~/.djl.ai`, or `.djl.ai` in the temporary folder where the
/// home cannot be written to. Left to itself it would download what it misses and report its use to its
/// makers: both are turned off.
final class NativeTorch {
    /// What turns them off, by the environment's name and the system property's.
    private static final Map<String, String> OFF =
            Map.of("DJL_OFFLINE", "ai.djl.offline", "OPT_OUT_TRACKING", "OPT_OUT_TRACKING");

    private NativeTorch() {}

    /// Memory for arrays on a device; the caller closes it.
    ///
    /// @throws Problem if the library cannot be loaded on this machine
    static PtNDManager manager(Device device) {
        return (PtNDManager) engine().newBaseManager(device);
    }

    /// The graphics cards that libtorch can use, or the processor where there is none. `CUDA_VISIBLE_DEVICES`
    /// limits them.
    static List<TorchDevice> devices() {
        int cards = cards();
        if (cards == 0) return List.of(TorchDevice.HOST);
        return IntStream.range(0, cards).mapToObj(TorchDevice::card).toList();
    }

    /// Version, processor and threads, or graphics cards.
    static String describe() {
        String version = "libtorch " + engine().getVersion() + ", ";
        int cards = cards();
        return cards == 0
                ? version + System.getProperty("os.arch") + ", " + JniUtils.getNumThreads() + " threads"
                : version + "CUDA, graphics cards: " + cards;
    }

    /// Only a library that was built for cards is asked for them: others would count those that they cannot use.
    private static int cards() {
        Engine engine = engine();
        return JniUtils.getFeatures().contains("CUDA") ? engine.getGpuCount() : 0;
    }

    private static Engine engine() {
        requireOffline(System.getenv());
        for (String property : OFF.values()) System.setProperty(property, "true");
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            if (isForCards()) throw withoutCard(e);
            throw new Problem(
                    "the computing library libtorch cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"),
                    "choose `engine: dl4j`, or start the program with the native libraries of this system",
                    e);
        }
    }

    /// Whether the native library on the class path is one for graphics cards.
    private static boolean isForCards() {
        try (InputStream description = NativeTorch.class.getResourceAsStream("/native/lib/pytorch.properties")) {
            if (description == null) return false;
            Properties properties = new Properties();
            properties.load(description);
            return properties.getProperty("flavor", "").startsWith("cu");
        } catch (IOException e) {
            return false;
        }
    }

    private static Problem withoutCard(Throwable cause) {
        return new Problem(
                "this program's libtorch is for NVIDIA graphics cards, and no card or driver is found",
                "`nvidia-smi` must list a card; without one choose `engine: dl4j`, or a program built without the profile"
                        + " cuda",
                cause);
    }

    /// To DJL the environment says more than a property: an empty variable is enough to let it out.
    ///
    /// @throws Problem naming the variable
    static void requireOffline(Map<String, String> environment) {
        for (String variable : new TreeSet<>(OFF.keySet())) {
            String value = environment.get(variable);
            if (value == null || Boolean.parseBoolean(value)) continue;
            throw new Problem(
                    "the environment variable " + variable + " is '" + value
                            + "', so libtorch's loader could go online",
                    "remove " + variable + " from the environment, or set it to true");
        }
    }
}
