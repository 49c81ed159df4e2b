package org.discern.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.discern.config.RunConfig;
import org.discern.engine.Network;
import org.discern.engine.NetworkCost;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;

/// How fast this project's runs have pre-trained: what a new one will take rests on it.
final class MeasuredSpeeds {
    // Fitted to speeds of both engines, so that one network's follows from another's (ForesightBenchmark). By
    // multiply-adds
    // alone one was foretold up to twelve times too slow by the other.
    private static final double WORK_OF_A_VALUE = 700;
    private static final double WORK_OF_A_PARAMETER = 1500;

    private final Project project;
    private final Map<RunId, Measured> known = new ConcurrentHashMap<>();

    MeasuredSpeeds(Project project) {
        this.project = project;
    }

    private record Measured(String name, RunConfig config, double imagesPerSecond) {}

    /// @param from name of the run that it rests on
    /// @param scaled whether that run had another network or other pictures, so that the speed was scaled by
    ///     their work
    record Speed(double imagesPerSecond, String from, boolean scaled) {}

    /// Of the latest run of such a network with such pictures; else of the run whose work a film is nearest.
    Optional<Speed> of(RunConfig wanted) {
        double work = work(wanted);
        List<Measured> runs = project.runs().stream()
                .map(this::measured)
                .filter(run -> run.imagesPerSecond() > 0)
                .toList();
        Optional<Speed> same = runs.stream()
                .filter(run -> isAlike(run.config(), wanted))
                .findFirst()
                .map(run -> new Speed(run.imagesPerSecond(), run.name(), false));
        return same.or(() -> runs.stream()
                .min(Comparator.comparingDouble(run -> Math.abs(Math.log(work(run.config()) / work))))
                .map(run -> new Speed(run.imagesPerSecond() * work(run.config()) / work, run.name(), true)));
    }

    /// Of a film, in multiply-adds: those of its network, what passing its values through memory costs, and its share
    /// of a step's work on the parameters.
    private static double work(RunConfig config) {
        NetworkCost cost = NetworkCost.of(
                Network.queryEncoder(config.encoder()), config.data().imageSizePixels());
        return cost.multiplyAdds()
                + WORK_OF_A_VALUE * cost.values()
                + WORK_OF_A_PARAMETER * cost.parameters() / config.pretrain().batchSize();
    }

    private static boolean isAlike(RunConfig run, RunConfig wanted) {
        return run.encoder().network() == wanted.encoder().network()
                && run.encoder().width() == wanted.encoder().width()
                && run.data().imageSizePixels() == wanted.data().imageSizePixels();
    }

    /// A run that is under way is read anew; its speed may still change.
    private Measured measured(RunSummary run) {
        Measured before = known.get(run.id());
        if (before != null) return before;
        RunFolder folder = project.existingRun(run.id());
        Measured now = new Measured(run.name(), project.settings(run.id()), median(folder));
        if (run.state() == RunState.DONE) known.put(run.id(), now);
        return now;
    }

    /// The middle of its steps' speeds; 0 where it has none.
    private static double median(RunFolder folder) {
        double[] speeds = MetricsLog.read(folder.metrics(), folder.json()).stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step ->
                        step.phase().equals(Phase.PRETRAIN) && step.values().containsKey(Metric.IMAGES_PER_SECOND))
                .mapToDouble(step -> Objects.requireNonNull(step.values().get(Metric.IMAGES_PER_SECOND)))
                .sorted()
                .toArray();
        return speeds.length == 0 ? 0 : speeds[speeds.length / 2];
    }
}
