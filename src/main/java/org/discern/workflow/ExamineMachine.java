package org.discern.workflow;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.discern.engine.Engine;
import org.discern.figure.Letters;
import org.discern.model.Problem;
import org.discern.workflow.Examination.Finding;
import org.discern.workflow.Examination.Level;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/// Looks at what a machine offers: processor, memory, disk, cards, engines, display, letters.
public final class ExamineMachine {
    private static final long GIGABYTE = 1L << 30;
    private static final long MEMORY_WANTED = 8 * GIGABYTE;
    private static final long HEAP_WANTED = 2 * GIGABYTE;
    private static final long DISK_WANTED = 40 * GIGABYTE;
    private static final long DISK_NEEDED = GIGABYTE;
    private static final int NOT_INTEL = -1;

    private final Engines engines;
    private final Map<String, String> environment;

    /// @param environment of the process, as [System#getenv()]
    public ExamineMachine(Engines engines, Map<String, String> environment) {
        this.engines = engines;
        this.environment = Map.copyOf(environment);
    }

    /// @param folder on whose disk projects are to lie; it is not named
    public Examination run(Path folder) {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        List<Finding> findings = new ArrayList<>();
        findings.add(program());
        findings.add(processor(hardware.getProcessor()));
        findings.add(memory(hardware.getMemory().getTotal()));
        findings.add(disk(folder));
        findings.add(card());
        addEngines(findings);
        findings.add(display());
        findings.add(letters());
        return new Examination(findings.stream().map(this::withoutPerson).toList());
    }

    private static Finding program() {
        String version = ExamineMachine.class.getPackage().getImplementationVersion();
        return new Finding(
                Level.FINE,
                "program",
                String.format(
                        Locale.ROOT,
                        "DisCeRn Workbench %s, Java %s (%s), %s %s, %s, language %s",
                        version == null ? "(not packaged)" : version,
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        Locale.getDefault().toLanguageTag()),
                "");
    }

    private static Finding processor(CentralProcessor processor) {
        String found = String.format(
                Locale.ROOT,
                "%s, %d cores",
                processor.getProcessorIdentifier().getName().strip(),
                processor.getLogicalProcessorCount());
        return switch (vectorInstructions()) {
            case 3 -> new Finding(Level.FINE, "processor", found + ", AVX2, AVX-512", "");
            case 2 -> new Finding(Level.FINE, "processor", found + ", AVX2", "");
            case NOT_INTEL -> new Finding(Level.FINE, "processor", found, "");
            default ->
                new Finding(
                        Level.LIMITED,
                        "processor",
                        found + ", no AVX2",
                        "Both engines compute with what it has, more slowly.");
        };
    }

    /// The level of AVX that Java found in the processor, on any system; [#NOT_INTEL] on processors of another kind.
    private static int vectorInstructions() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return Integer.parseInt(java.getVMOption("UseAVX").getValue());
        } catch (IllegalArgumentException noSuchOption) {
            return NOT_INTEL;
        }
    }

    private static Finding memory(long total) {
        long heap = Runtime.getRuntime().maxMemory();
        String found =
                String.format(Locale.ROOT, "%.1f GB, up to %.1f GB of it for Java", gigabytes(total), gigabytes(heap));
        if (total < MEMORY_WANTED)
            return new Finding(Level.LIMITED, "memory", found, "Take small pictures and batches, or moco.batchParts.");
        return heap < HEAP_WANTED
                ? new Finding(Level.LIMITED, "memory", found, "Give Java more: DISCERN_JAVA_OPTIONS=-Xmx4g.")
                : new Finding(Level.FINE, "memory", found, "");
    }

    private static Finding disk(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there))
                there = Optional.ofNullable(there.getParent()).orElseThrow();
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace();
            String found = String.format(Locale.ROOT, "%.0f GB free (%s)", gigabytes(free), store.type());
            if (free < DISK_NEEDED)
                return new Finding(Level.MISSING, "disk", found, "Make room, or choose another disk.");
            return free < DISK_WANTED
                    ? new Finding(Level.LIMITED, "disk", found, "377,110 films at 256 px take 28 GB; the demo fits.")
                    : new Finding(Level.FINE, "disk", found, "");
        } catch (IOException e) {
            return new Finding(Level.LIMITED, "disk", "cannot be asked", "Is the disk connected?");
        }
    }

    private static Finding card() {
        List<MachineLoad.Card> cards = new MachineMeter().load().cards();
        String names =
                String.join(", ", cards.stream().map(MachineLoad.Card::name).toList());
        boolean driver = cards.stream().anyMatch(card -> card.memoryBytes() > 0);
        if (driver)
            return new Finding(
                    Level.FINE,
                    "card",
                    names,
                    "The usual package computes on the processor: cards need the cuda build.");
        return new Finding(
                Level.FINE,
                "card",
                names.isEmpty() ? "none" : names + ", no NVIDIA driver",
                "Runs compute on the processor.");
    }

    private void addEngines(List<Finding> findings) {
        try {
            Engines.Here here = engines.here();
            for (Engine engine : here.engines())
                findings.add(new Finding(Level.FINE, "engine", engine.name() + ": " + engine.device(), ""));
            for (String missing : here.missing())
                findings.add(new Finding(Level.LIMITED, "engine", missing, "The other one does all work."));
        } catch (Problem none) {
            findings.add(new Finding(Level.MISSING, "engine", none.what(), none.hint()));
        }
    }

    private Finding display() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux) return new Finding(Level.FINE, "display", "of the system", "");
        String kind = environment.containsKey("WAYLAND_DISPLAY")
                ? "Wayland"
                : environment.containsKey("DISPLAY") ? "X11" : "";
        return kind.isEmpty()
                ? new Finding(
                        Level.LIMITED,
                        "display",
                        "none",
                        "The command line does everything; the window needs a display.")
                : new Finding(Level.FINE, "display", kind, "");
    }

    private static Finding letters() {
        try {
            Letters.require();
            return new Finding(Level.FINE, "letters", "of the system", "");
        } catch (Problem none) {
            return new Finding(Level.MISSING, "letters", "none", none.hint());
        }
    }

    /// Reasons of native libraries may hold paths of the person's own.
    private Finding withoutPerson(Finding finding) {
        return new Finding(finding.level(), finding.what(), masked(finding.found()), masked(finding.advice()));
    }

    private String masked(String text) {
        String masked = text.replace(System.getProperty("user.home"), "~");
        String user = System.getProperty("user.name");
        return user.length() > 2 ? masked.replace(user, "(user)") : masked;
    }

    private static double gigabytes(long bytes) {
        return bytes / (double) GIGABYTE;
    }
}
