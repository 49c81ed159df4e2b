package org.discern.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.engine.Network;
import org.discern.engine.NetworkCost;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.testing.RecordingContext;
import org.discern.testing.SecondProcess;
import org.discern.testing.TestEngines;

/// Holds what the designer foretells against what happens: peak memory of real pre-training, each in a process of its
/// own with a heap of 512 MiB at most, and how its speed follows from that of another network. `FOLDER [ENGINE]`, where
/// a demo project is made on first use; prints a line a setting. Linux alone says what a process took at most.
final class ForesightBenchmark {
    private static final int PATIENTS = 60;
    private static final int STEPS = 14;
    private static final String TOLD = "told";

    private static final List<List<String>> SETTINGS = List.of(
            settings("resnet18", 16, 64, 32, 4096),
            settings("resnet18", 16, 128, 16, 65536),
            settings("resnet18", 32, 64, 32, 4096),
            settings("resnet18", 64, 64, 16, 4096),
            settings("resnet18", 64, 128, 32, 4096),
            settings("resnet18", 64, 128, 32, 65536),
            settings("resnet50", 32, 64, 16, 4096),
            settings("densenet121", 16, 64, 32, 4096),
            settings("densenet121", 32, 64, 16, 65536),
            settings("densenet121", 32, 128, 16, 4096));

    private ForesightBenchmark() {}

    private static List<String> settings(String network, int width, int side, int batch, int queue) {
        return List.of(
                "encoder.network=" + network,
                "encoder.width=" + width,
                "data.imageSizePixels=" + side,
                "pretrain.batchSize=" + batch,
                "moco.queueSize=" + queue);
    }

    private static RunConfig config(List<String> sets) {
        List<String> all = new ArrayList<>(List.of(
                "data.dataset=" + OpenDemo.DATASET,
                "data.cacheSizePixels=128",
                "pretrain.epochs=1000",
                "pretrain.checkpointEverySteps=100000",
                "evaluation.findings=[Cardiomegaly]",
                "evaluation.unmentioned=negative"));
        all.addAll(sets);
        return ConfigFile.parse("benchmark", "name: foresight", all);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 2) {
            train(folder, List.of(arguments).subList(1, arguments.length));
            System.exit(0);
        }
        try (Project project = new OpenDemo(PATIENTS).run(folder, RecordingContext.patient())) {
            new CachePictures(project).run(project.cohort(OpenDemo.DATASET), 128, RecordingContext.patient());
        }
        System.out.println("engine | network width side batch queue | peak MB | foretold MB | ratio | images/s"
                + " | multiply-adds M | values M | parameters M");
        for (String engine : arguments.length > 1 ? List.of(arguments[1]) : List.of("torch", "dl4j")) {
            for (List<String> settings : SETTINGS) {
                List<String> child = new ArrayList<>(List.of(folder.toString(), "engine=" + engine));
                child.addAll(settings);
                try (SecondProcess process =
                        SecondProcess.start(ForesightBenchmark.class, child.toArray(String[]::new))) {
                    String[] told = process.awaitLine(TOLD).split(" ");
                    print(engine, settings, Double.parseDouble(told[1]), Double.parseDouble(told[2]));
                }
            }
        }
        System.exit(0);
    }

    private static void print(String engine, List<String> settings, double peakMegabytes, double imagesPerSecond) {
        RunConfig config = config(settings);
        double foretold = ForeseeExperiment.memoryBytes(config) / 1e6;
        NetworkCost cost = NetworkCost.of(
                Network.queryEncoder(config.encoder()), config.data().imageSizePixels());
        System.out.printf(
                Locale.ROOT,
                "%s | %s | %.0f | %.0f | %.2f | %.1f | %.1f | %.2f | %.2f%n",
                engine,
                String.join(
                        " ",
                        settings.stream().map(one -> one.replaceAll(".*=", "")).toList()),
                peakMegabytes,
                foretold,
                foretold / peakMegabytes,
                imagesPerSecond,
                cost.multiplyAdds() / 1e6,
                cost.values() / 1e6,
                cost.parameters() / 1e6);
    }

    /// Some steps of a run, and what the process took for them.
    private static void train(Path folder, List<String> settings) throws IOException {
        RecordingContext context = RecordingContext.stoppingAt(event ->
                event instanceof RunEvent.StepDone step && step.phase().equals(Phase.PRETRAIN) && step.step() >= STEPS);
        try (Project project = Project.open(folder)) {
            new RunExperiment(project, TestEngines.both()).start(config(settings), context);
        } catch (CancellationException trained) {
            double[] speeds = context.events().stream()
                    .filter(RunEvent.StepDone.class::isInstance)
                    .map(RunEvent.StepDone.class::cast)
                    .filter(step -> step.phase().equals(Phase.PRETRAIN))
                    .skip(STEPS / 2) // warm by then
                    .mapToDouble(step -> step.values().getOrDefault(Metric.IMAGES_PER_SECOND, 0.0))
                    .sorted()
                    .toArray();
            System.out.printf(Locale.ROOT, "%s %.1f %.2f%n", TOLD, peakMegabytes(), speeds[speeds.length / 2]);
        }
    }

    private static double peakMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM")) return Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6;
        }
        throw new IllegalStateException("this system does not say what a process took at most");
    }
}
