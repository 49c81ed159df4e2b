package org.discern.engine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.discern.config.MocoConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.FilmTags;
import org.discern.engine.KeyWeights;
import org.discern.engine.host.ContrastiveNetworks.Contrast;

/// The same networks on each of the devices that a step may use. The parts of a batch are dealt to them in turn;
/// gradients and statistics come together on the first, which has the values that count.
final class Devices implements AutoCloseable {
    private final List<ContrastiveNetworks> networks;
    private final List<GradientSum> sums;
    private final int batchParts;
    private final boolean summed;

    /// Some films of a batch, `from` to `to` (exclusive).
    private record Part(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /// @param networks with equal values; closed with this
    /// @param moco says in how many parts a batch passes; a step of one part and one contrast needs no sum
    Devices(List<ContrastiveNetworks> networks, MocoConfig moco) {
        this.networks = List.copyOf(networks);
        batchParts = moco.batchParts();
        summed = batchParts > 1 || moco.negatives() == MocoConfig.Negatives.BATCH;
        long size = summed ? HostMemory.length(first().queryEncoder().parameters()) : 0;
        sums = networks.stream().map(_ -> new GradientSum(size)).toList();
    }

    ContrastiveNetworks first() {
        return networks.getFirst();
    }

    /// Forgets a step that was given up.
    void beginStep() {
        for (ContrastiveNetworks each : networks) {
            each.queryEncoder().forgetStatistics();
            each.keyEncoder().forgetStatistics();
        }
        sums.forEach(GradientSum::clear);
    }

    /// Keys of pictures, N unit rows of C, each part normalised by itself.
    float[][] unitKeys(ImageBatch pictures) {
        float[][] keys = new float[pictures.size()][];
        List<Part> parts = parts(pictures.size());
        forEach(parts, (device, p) -> {
            Part part = parts.get(p);
            float[][] rows = networks.get(device).unitKeys(pictures.part(part.from(), part.to()));
            System.arraycopy(rows, 0, keys, part.from(), rows.length);
        });
        return keys;
    }

    /// Loss of the queries, likewise.
    ///
    /// @param scale how often its gradient counts in that of the step; 1 where the step has no other
    Contrast contrast(ImageBatch queries, float[][] k, KeyWeights weights, double scale) {
        List<Part> parts = parts(queries.size());
        Contrast[] contrasts = new Contrast[parts.size()];
        forEach(parts, (device, p) -> {
            Part part = parts.get(p);
            float[][] keys = List.of(k).subList(part.from(), part.to()).toArray(float[][]::new);
            ContrastiveNetworks on = networks.get(device);
            contrasts[p] =
                    on.contrast(queries.part(part.from(), part.to()), keys, weights.rows(part.from(), part.to()));
            if (!summed) return;
            sums.get(device)
                    .add(scale * part.size() / queries.size(), on.queryEncoder().gradient());
        });
        return mean(List.of(contrasts), parts, queries.size());
    }

    /// Of 2 films at least: fewer than asked for where the batch is too small.
    private List<Part> parts(int size) {
        int count = Math.clamp(size / 2, 1, batchParts);
        List<Part> parts = new ArrayList<>();
        for (long i = 0; i < count; i++) parts.add(new Part((int) (i * size / count), (int) ((i + 1) * size / count)));
        return parts;
    }

    private static Contrast mean(List<Contrast> contrasts, List<Part> parts, int queries) {
        double loss = 0;
        double accuracy = 0;
        List<float[]> q = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            double share = parts.get(p).size() / (double) queries;
            loss += share * contrasts.get(p).loss();
            accuracy += share * contrasts.get(p).accuracy();
            q.addAll(List.of(contrasts.get(p).q()));
        }
        return new Contrast(loss, accuracy, q.toArray(float[][]::new));
    }

    /// Brings the step's gradient and statistics together on the first device.
    void gather() {
        if (!summed) return;
        for (int i = 1; i < networks.size(); i++) {
            sums.getFirst().add(1, sums.get(i).values());
            take(first().queryEncoder(), networks.get(i).queryEncoder());
            take(first().keyEncoder(), networks.get(i).keyEncoder());
        }
        first().queryEncoder().gradient().copyFrom(sums.getFirst().values());
    }

    private static void take(HostNetwork to, HostNetwork from) {
        for (int i = 0; i < to.statistics().size(); i++)
            to.statistics().get(i).take(from.statistics().get(i));
    }

    /// Lets every device have the first one's values.
    void spreadValues() {
        for (ContrastiveNetworks each : networks) {
            if (each != first()) {
                each.queryEncoder().parameters().copyFrom(first().queryEncoder().parameters());
                each.keyEncoder().parameters().copyFrom(first().keyEncoder().parameters());
            }
            each.queryEncoder().valuesChanged();
            each.keyEncoder().valuesChanged();
        }
    }

    /// Puts a batch's keys into the queue, where every device sees them.
    void enqueue(KeyQueue queue, float[][] keys, List<FilmTags> tags) {
        queue.enqueue(keys, tags);
        spreadKeys();
    }

    /// Lets every device have the first one's keys.
    void spreadKeys() {
        for (ContrastiveNetworks each : networks) {
            if (each != first()) each.queueKeys().copyFrom(first().queueKeys());
            each.queueChanged();
        }
    }

    @FunctionalInterface
    private interface Work {
        void accept(int device, int part);
    }

    private void forEach(List<Part> parts, Work work) {
        IntConsumer all = device -> {
            for (int p = device; p < parts.size(); p += networks.size()) work.accept(device, p);
        };
        // One device stays on the training thread, to which an engine may have bound it.
        if (networks.size() == 1) all.accept(0);
        else IntStream.range(0, networks.size()).parallel().forEach(all);
    }

    @Override
    public void close() {
        networks.forEach(ContrastiveNetworks::close);
        sums.forEach(GradientSum::close);
    }
}
