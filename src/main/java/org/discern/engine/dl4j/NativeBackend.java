package org.discern.engine.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.model.Problem;
import org.nd4j.linalg.factory.Nd4j;

/// Loads ND4J's native library, set up the way this engine needs it. Everything that touches ND4J goes
/// through [#load] first, because JavaCPP and DL4J read their settings only once.
final class NativeBackend {
    private static final Pattern JAR = Pattern.compile("nd4j-api-(.+)\\.jar$");
    private static final String LIBRARY_VARIANT = "org.bytedeco.javacpp.platform.extension";
    private static final String LAYER_HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";

    private NativeBackend() {}

    /// Loads the variant with oneDNN, which picks its kernels by the processor that it runs on, and lets DL4J's
    /// layers use it (see `Nd4jCpu$Environment`). The variants for AVX2 and AVX-512 end the process on older
    /// processors. Settings given on the command line win.
    ///
    /// @throws Problem if the library cannot be loaded on this machine
    static void load() {
        if (System.getProperty(LIBRARY_VARIANT) == null && isX86()) System.setProperty(LIBRARY_VARIANT, "-onednn");
        if (System.getProperty(LAYER_HELPERS_OFF) == null) System.setProperty(LAYER_HELPERS_OFF, "false");
        try {
            Nd4j.getExecutioner();
        } catch (LinkageError e) {
            throw new Problem(
                    "the computing library ND4J cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"),
                    "choose `engine: torch`, or start the program with the native libraries of this system",
                    e);
        }
    }

    /// Backend, version, processor and threads.
    static String describe() {
        load();
        return "ND4J " + version() + Nd4j.getBackend().getClass().getSimpleName()
                + System.getProperty(LIBRARY_VARIANT, "") + ", " + processor() + ", "
                + Nd4j.getEnvironment().maxThreads() + " threads";
    }

    /// From the name of its jar, which says nothing of it inside.
    private static String version() {
        Matcher jar = JAR.matcher(
                Nd4j.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.find() ? jar.group(1) + " " : "";
    }

    private static boolean isX86() {
        return System.getProperty("os.arch").matches("amd64|x86_64");
    }

    /// As Linux describes it; on other systems its kind.
    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
