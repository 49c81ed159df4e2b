package org.discern.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.GraphicsCard;

/// Measures the machine: processor and memory by OSHI, graphics cards by NVIDIA's own program where there is one,
/// else by their names alone.
public final class MachineMeter {
    private static final String PROGRAM = "nvidia-smi";
    private static final long PATIENCE_SECONDS = 3;

    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final List<MachineLoad.Card> named;
    private final Optional<Path> program;
    private long[] ticks;

    /// Takes about a second: OSHI looks the hardware up.
    public MachineMeter() {
        SystemInfo system = new SystemInfo();
        processor = system.getHardware().getProcessor();
        memory = system.getHardware().getMemory();
        program = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
        named = system.getHardware().getGraphicsCards().stream()
                .map(MachineMeter::card)
                .toList();
        ticks = processor.getSystemCpuLoadTicks();
    }

    /// What it does now; of the processor, since the last call.
    public synchronized MachineLoad load() {
        double share = processor.getSystemCpuLoadBetweenTicks(ticks);
        ticks = processor.getSystemCpuLoadTicks();
        return new MachineLoad(
                share,
                memory.getTotal() - memory.getAvailable(),
                memory.getTotal(),
                program.map(this::ask).orElse(named));
    }

    private static MachineLoad.Card card(GraphicsCard card) {
        return new MachineLoad.Card(card.getName(), Double.NaN, 0, card.getVRam());
    }

    private List<MachineLoad.Card> ask(Path smi) {
        try {
            Process process = new ProcessBuilder(
                            smi.toString(),
                            "--query-gpu=name,utilization.gpu,memory.used,memory.total",
                            "--format=csv,noheader,nounits")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return named;
            }
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return named;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return named;
        }
    }

    /// Lines such as `NVIDIA RTX A6000, 37, 1024, 49140`; memory in MiB. What is no number counts as not known.
    static List<MachineLoad.Card> parse(String text) {
        List<MachineLoad.Card> cards = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(",");
            if (parts.length < 4) continue;
            int last = parts.length;
            String name = String.join(",", Arrays.copyOf(parts, last - 3)).strip();
            cards.add(new MachineLoad.Card(
                    name, number(parts[last - 3]) / 100, mebibytes(parts[last - 2]), mebibytes(parts[last - 1])));
        }
        return cards;
    }

    private static long mebibytes(String text) {
        double value = number(text);
        return Double.isNaN(value) ? 0 : (long) value << 20;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException notSaid) {
            return Double.NaN;
        }
    }
}
