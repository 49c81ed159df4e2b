package org.discern.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageCache;
import org.discern.data.pair.PairBatch;
import org.discern.data.pair.PairLoader;
import org.discern.engine.BareStep;
import org.discern.engine.Engine;
import org.discern.engine.MocoModel;
import org.discern.engine.Work;
import org.discern.model.Cohort;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.workflow.EngineSpeeds.Loading;
import org.discern.workflow.EngineSpeeds.Loss;
import org.discern.workflow.EngineSpeeds.Speed;

/// Measures what the engines of this machine make of an experiment's settings, on drawn films: in turns, so that a
/// busy machine slows all alike; medians.
public final class MeasureEngines {
    private static final int PATIENTS = 16;
    private static final int STEPS = 5;
    private static final int EPOCHS = 10;
    private static final LossSize PUBLISHED = new LossSize(256, 65_536, 128);
    private static final int PUBLISHED_SIDE_PIXELS = 224;
    private static final double NANOS_A_SECOND = 1e9;

    private final Engines engines;
    private final BareStep bareStep;

    /// @param bareStep what the engines are compared with
    public MeasureEngines(Engines engines, BareStep bareStep) {
        this.engines = engines;
        this.bareStep = bareStep;
    }

    private record LossSize(int queries, int keys, int dimension) {}

    /// @param scratch an empty folder for the drawn films
    /// @param rounds of each measurement, at least one; another goes before as a warm-up
    public EngineSpeeds run(RunConfig config, Path scratch, int rounds, JobContext context) {
        try (Project project = new OpenDemo(PATIENTS).run(scratch, context)) {
            int cacheSize = config.data().cacheSizePixels();
            Cohort cohort = new CachePictures(project).run(project.cohort(OpenDemo.DATASET), cacheSize, context);
            try (ImageCache images = project.images(cacheSize)) {
                return measure(config, cohort.films(), images, new Turns(rounds, context));
            }
        }
    }

    private EngineSpeeds measure(RunConfig config, List<Radiograph> films, ImageCache images, Turns turns) {
        PairLoader pairs = pairs(config, films, images, Runtime.getRuntime().availableProcessors());
        PairBatch ready;
        try (BatchStream<PairBatch> epoch = pairs.epoch(0, 0)) {
            ready = epoch.next();
        }
        Engines.Here here = engines.here();
        List<String> missing = new ArrayList<>(here.missing());
        List<Work> steps = new ArrayList<>();
        try {
            for (Engine engine : here.engines()) {
                MocoModel model = model(engine, config);
                steps.add(new Steps(model, ready));
                steps.add(new LoadedSteps(model, pairs));
            }
            addBareSteps(config, ready, steps, missing);
            double[] imagesPerSecond = Arrays.stream(turns.seconds(steps))
                    .map(seconds -> STEPS * ready.size() / seconds)
                    .toArray();
            List<Speed> speeds = new ArrayList<>();
            for (Engine engine : here.engines()) {
                int place = 2 * speeds.size();
                speeds.add(new Speed(
                        engine.name(),
                        engine.device(),
                        imagesPerSecond[place],
                        imagesPerSecond[place + 1],
                        losses(engine, config, turns)));
            }
            boolean hasBare = steps.size() > 2 * speeds.size();
            return new EngineSpeeds(
                    describe(config),
                    hasBare ? imagesPerSecond[steps.size() - 1] : Double.NaN,
                    speeds,
                    loading(config, films, images, turns),
                    missing);
        } finally {
            steps.forEach(Work::close);
        }
    }

    private static MocoModel model(Engine engine, RunConfig config) {
        return engine.moco(
                config.encoder(),
                config.data().imageSizePixels(),
                config.moco().forBatch(config.pretrain().batchSize()),
                config.weighting(),
                config.optimizer(),
                config.seed());
    }

    private void addBareSteps(RunConfig config, PairBatch ready, List<Work> steps, List<String> missing) {
        try {
            Work once = bareStep.on(config.encoder(), config.negativeCount(), ready.queries());
            steps.add(new Repeated(once));
        } catch (Problem withoutLibrary) {
            missing.add("no bare step to compare with: " + withoutLibrary.what());
        }
    }

    /// Loss of the experiment's size, and of a published one.
    private static List<Loss> losses(Engine engine, RunConfig config, Turns turns) {
        LossSize own = new LossSize(
                config.pretrain().batchSize(),
                config.negativeCount(),
                config.encoder().projectionDimension());
        List<Loss> losses = new ArrayList<>();
        for (LossSize size : own.equals(PUBLISHED) ? List.of(own) : List.of(own, PUBLISHED)) {
            try (Work loss = engine.loss(size.queries(), size.keys(), size.dimension());
                    Work product = engine.product(size.queries(), size.keys(), size.dimension())) {
                double[] seconds = turns.seconds(List.of(loss, product));
                losses.add(
                        new Loss(size.queries(), size.keys(), size.dimension(), 1000 * seconds[0], 1000 * seconds[1]));
            }
        }
        return losses;
    }

    private static List<Loading> loading(RunConfig config, List<Radiograph> films, ImageCache images, Turns turns) {
        List<Loading> loading = new ArrayList<>();
        for (int side : new TreeSet<>(List.of(config.data().imageSizePixels(), PUBLISHED_SIDE_PIXELS))) {
            PairLoader pairs = pairs(resized(config, side), films, images, 1);
            double seconds = turns.seconds(List.of(new Epochs(pairs)))[0];
            loading.add(
                    new Loading(side, 2.0 * EPOCHS * STEPS * config.pretrain().batchSize() / seconds));
        }
        return loading;
    }

    private static RunConfig resized(RunConfig config, int sidePixels) {
        return ConfigFile.parse("settings", ConfigFile.write(config), List.of("data.imageSizePixels=" + sidePixels));
    }

    /// Pairs of so many films that an epoch has the steps of a round; films are used again where they do not fill it.
    private static PairLoader pairs(RunConfig config, List<Radiograph> films, ImageCache images, int threads) {
        int needed = STEPS * config.pretrain().batchSize();
        List<Radiograph> repeated = Collections.nCopies(Math.ceilDiv(needed, films.size()), films).stream()
                .flatMap(List::stream)
                .limit(needed)
                .toList();
        return new Pictures(config, images).pairs(repeated, threads);
    }

    private static String describe(RunConfig config) {
        return "%s of width %d, %d px, batches of %d in %d groups of batch normalisation, %,d keys, %s; medians"
                .formatted(
                        config.encoder().network(),
                        config.encoder().width(),
                        config.data().imageSizePixels(),
                        config.pretrain().batchSize(),
                        config.moco().batchNormGroups(),
                        config.negativeCount(),
                        config.method().title());
    }

    /// Times works one after the other, round by round.
    private record Turns(int rounds, JobContext context) {
        /// Median seconds of each.
        double[] seconds(List<Work> works) {
            double[][] taken = new double[works.size()][rounds];
            context.report(new RunEvent.PhaseStarted(Phase.MEASURING, rounds + 1));
            for (int round = -1; round < rounds; round++) {
                for (int i = 0; i < taken.length; i++) {
                    context.checkCancelled();
                    long start = System.nanoTime();
                    works.get(i).once();
                    if (round >= 0) taken[i][round] = (System.nanoTime() - start) / NANOS_A_SECOND;
                }
                context.report(new RunEvent.StepDone(Phase.MEASURING, round + 2, rounds + 1, 1, Map.of()));
            }
            return Arrays.stream(taken).mapToDouble(Turns::median).toArray();
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }

    private record Repeated(Work work) implements Work {
        @Override
        public void once() {
            for (int i = 0; i < STEPS; i++) work.once();
        }

        @Override
        public void close() {
            work.close();
        }
    }

    private record Steps(MocoModel model, PairBatch ready) implements Work {
        @Override
        public void once() {
            for (int i = 0; i < STEPS; i++) model.step(ready, 0, 1);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /// The model's owner is [Steps].
    private record LoadedSteps(MocoModel model, PairLoader pairs) implements Work {
        @Override
        public void once() {
            try (BatchStream<PairBatch> epoch = pairs.epoch(0, 0)) {
                while (epoch.hasNext()) model.step(epoch.next(), 0, 1);
            }
        }

        @Override
        public void close() {}
    }

    private record Epochs(PairLoader pairs) implements Work {
        @Override
        public void once() {
            for (int i = 0; i < EPOCHS; i++) {
                try (BatchStream<PairBatch> epoch = pairs.epoch(i, 0)) {
                    while (epoch.hasNext()) epoch.next();
                }
            }
        }

        @Override
        public void close() {}
    }
}
