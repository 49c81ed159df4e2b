package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.discern.config.EncoderConfig;
import org.discern.config.EngineName;
import org.discern.config.MocoConfig;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairBatch;
import org.discern.engine.Engine;
import org.discern.engine.MocoModel;
import org.discern.model.Laterality;
import org.discern.model.Problem;

/// The engines of this program, loaded when they are first asked for.
public final class Engines {
    private static final int BATCH = 8;
    private static final int QUEUE = 256;
    private static final int WARM_UP = 1;
    private static final int STEPS = 3;

    private final Map<EngineName, Supplier<Engine>> installed;
    private final Map<EngineName, Engine> loaded = new ConcurrentHashMap<>();
    private final Map<List<Object>, Chosen> measured = new ConcurrentHashMap<>();

    /// @param installed how to load each
    public Engines(Map<EngineName, Supplier<Engine>> installed) {
        this.installed = new LinkedHashMap<>(installed);
    }

    /// An engine, and why it was taken.
    public record Chosen(Engine engine, String reason) {}

    /// The engine that the settings ask for; with `auto` the one that does most films a second in a few steps
    /// of the network that they describe.
    ///
    /// @throws Problem where it cannot be loaded on this machine
    public Chosen choose(RunConfig config) {
        if (config.engine() != EngineName.AUTO) return new Chosen(load(config.engine()), "asked for");
        List<Object> work = List.of(config.encoder(), config.data().imageSizePixels());
        return measured.computeIfAbsent(work, _ -> measure(config));
    }

    /// The engine that a run began with, where this machine has it, else the one that its settings ask for.
    Chosen again(String name, RunConfig config) {
        EngineName before = EngineName.valueOf(name.toUpperCase(Locale.ROOT));
        try {
            return new Chosen(load(before), "the run began with it");
        } catch (Problem missing) {
            return choose(config);
        }
    }

    private Engine load(EngineName name) {
        return loaded.computeIfAbsent(name, _ -> {
            Supplier<Engine> supplier = installed.get(name);
            if (supplier == null) throw new Problem("this program has no engine " + lower(name), "set engine: auto");
            return supplier.get();
        });
    }

    /// What this machine has, and why it has not the others.
    record Here(List<Engine> engines, List<String> missing) {}

    Here here() {
        List<Engine> engines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (EngineName name : installed.keySet()) {
            try {
                engines.add(load(name));
            } catch (Problem notHere) {
                missing.add(lower(name) + " is not to be had: " + notHere.what());
            }
        }
        if (engines.isEmpty()) throw new Problem("no engine can be loaded", String.join("; ", missing));
        return new Here(engines, missing);
    }

    private Chosen measure(RunConfig config) {
        record Speed(Engine engine, double filmsPerSecond) {}
        Here here = here();
        List<Speed> speeds = here.engines().stream()
                .map(engine -> new Speed(engine, filmsPerSecond(engine, config)))
                .toList();
        Speed best = speeds.stream()
                .max(Comparator.comparingDouble(Speed::filmsPerSecond))
                .orElseThrow();
        String figures = speeds.stream()
                .map(speed ->
                        String.format(Locale.ROOT, "%s %.0f", speed.engine().name(), speed.filmsPerSecond()))
                .collect(Collectors.joining(", "));
        List<String> reasons = new ArrayList<>(here.missing());
        reasons.addFirst("fastest in steps of " + BATCH + " films at the start, films a second: " + figures);
        return new Chosen(best.engine(), String.join("; ", reasons));
    }

    private static double filmsPerSecond(Engine engine, RunConfig config) {
        EncoderConfig encoder = config.encoder();
        int side = config.data().imageSizePixels();
        MocoConfig moco = new MocoConfig(
                MocoConfig.Negatives.QUEUE, QUEUE, 0.99, MocoConfig.MomentumSchedule.CONSTANT, 0.2, 1, 1);
        PairBatch batch = noise(side);
        try (MocoModel model = engine.moco(encoder, side, moco, config.weighting(), config.optimizer(), 1)) {
            for (int i = 0; i < WARM_UP; i++) model.step(batch, 0, 1);
            long start = System.nanoTime();
            for (int i = 0; i < STEPS; i++) model.step(batch, 0, 1);
            return BATCH * STEPS * 1e9 / (System.nanoTime() - start);
        }
    }

    private static PairBatch noise(int side) {
        SplittableRandom random = new SplittableRandom(1);
        float[] pixels = new float[BATCH * side * side];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextGaussian();
        ImageBatch pictures = new ImageBatch(BATCH, side, pixels);
        FilmTags[] tags = new FilmTags[BATCH];
        Arrays.setAll(tags, i -> new FilmTags(i, i, Laterality.FRONTAL, i % 3));
        return new PairBatch(pictures, pictures, List.of(tags), List.of(tags));
    }

    private static String lower(EngineName name) {
        return Objects.requireNonNull(name).name().toLowerCase(Locale.ROOT);
    }
}
