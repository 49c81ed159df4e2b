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

    /// Loads the variant with oneDNN where the processor has AVX2, and lets DL4J's layers use it (see
    /// `Nd4jCpu$Environment`). Settings given on the command line win.
    ///
    /// @throws Problem if the library cannot be loaded on this machine
    static void load() {
        if (System.getProperty(LIBRARY_VARIANT) == null && hasAvx2())
            System.setProperty(LIBRARY_VARIANT, "-onednn-avx2");
        if (System.getProperty(LAYER_HELPERS_OFF) == null) System.setProperty(LAYER_HELPERS_OFF, "false");
        try {
            Nd4j.getExecutioner();
        } catch (LinkageError e) {
            throw new Problem(
                    "the computing library ND4J cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch"),
                    "it needs a 64-bit processor with AVX2 and the native libraries of this system on the class path",
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

    private static boolean hasAvx2() {
        return (cpuInfo("flags") + " ").contains(" avx2 ");
    }

    private static String processor() {
        String name = cpuInfo("model name");
        return name.isEmpty() ? System.getProperty("os.arch") : name;
    }

    /// The first value of `key` in Linux's description of the processor; empty on other systems.
    private static String cpuInfo(String key) {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1))
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
