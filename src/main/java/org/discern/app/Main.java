package org.discern.app;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.discern.cli.DiscernCommand;
import org.discern.cli.Terminal;
import org.discern.config.EngineName;
import org.discern.engine.Engine;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.engine.torch.BareTorchStep;
import org.discern.engine.torch.TorchEngine;
import org.discern.workflow.DetachedRuns;
import org.discern.workflow.Engines;
import org.discern.workflow.ExamineMachine;
import org.discern.workflow.MeasureEngines;
import org.discern.workflow.OpenRequest;
import org.discern.workflow.RunExperiment;

/// Entry of the program. Without a command it opens the window or, where there is no display, runs the demo experiment
/// in the terminal.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = DiscernCommand.execute(terminal(), version(), words(arguments));
        System.out.flush();
        // Native libraries keep threads that would hold the process.
        System.exit(exitCode);
    }

    /// A desktop names the file that was double-clicked, and no command.
    static String[] words(String... arguments) {
        if (arguments.length == 0) return new String[] {hasDisplay() ? "gui" : "demo"};
        return arguments.length == 1 && OpenRequest.isFor(arguments[0])
                ? new String[] {"gui", arguments[0]}
                : arguments;
    }

    /// Both engines; libtorch is loaded only where it is asked for.
    static Engines engines() {
        Map<EngineName, Supplier<Engine>> installed = new LinkedHashMap<>();
        installed.put(EngineName.TORCH, TorchEngine::new);
        installed.put(EngineName.DL4J, Dl4jEngine::new);
        return new Engines(installed);
    }

    /// Runs in processes started as this one was: the same Java, options and class path.
    static DetachedRuns detached(Engines engines) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agentlib:") && !argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return new DetachedRuns(engines, command);
    }

    /// What the program says of itself and of this machine.
    static String about() {
        Runtime runtime = Runtime.getRuntime();
        return String.join(
                "\n",
                "DisCeRn Workbench " + version(),
                "Self-supervised learning on chest X-rays: MoCo, MedAug, DisCeRn",
                "Licence: GPL-3.0-or-later",
                "",
                "Java " + System.getProperty("java.version") + ", JavaFX " + System.getProperty("javafx.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                runtime.availableProcessors() + " processors, up to " + (runtime.maxMemory() >> 20)
                        + " MB of memory for the program");
    }

    /// What this machine offers; takes seconds, since both engines are loaded.
    static String machine() {
        return new ExamineMachine(engines(), System.getenv())
                .run(Path.of(System.getProperty("user.home")))
                .text();
    }

    private static Terminal terminal() {
        Engines engines = engines();
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.console() != null && System.console().isTerminal(),
                project -> new RunExperiment(project, engines),
                () -> new MeasureEngines(engines, BareTorchStep::new),
                detached(engines),
                WorkbenchApplication::open);
    }

    /// JavaFX needs a display on Linux; the other systems always have one for who is logged in.
    private static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
