package org.discern.engine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.FilmTags;
import org.discern.engine.KeyOrder.Group;
import org.discern.engine.KeyWeights;
import org.discern.engine.host.ContrastiveNetworks.Contrast;

/// The same networks on each of the devices that a step may use. The groups of a batch are dealt to them in
/// turn; gradients and statistics come together on the first, which has the values that count.
final class Devices implements AutoCloseable {
    private final List<ContrastiveNetworks> networks;
    private final List<GradientSum> sums;

    /// @param networks with equal values; closed with this
    Devices(List<ContrastiveNetworks> networks) {
        this.networks = List.copyOf(networks);
        long size = HostMemory.length(first().queryEncoder().parameters());
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

    /// Keys of pictures, N unit rows of C, each group normalised by its own statistics.
    float[][] unitKeys(ImageBatch pictures, List<Group> groups) {
        float[][] keys = new float[pictures.size()][];
        forEach(groups, (device, g) -> {
            Group group = groups.get(g);
            float[][] rows = networks.get(device).unitKeys(pictures.part(group.from(), group.to()));
            System.arraycopy(rows, 0, keys, group.from(), rows.length);
        });
        return keys;
    }

    /// Loss of the queries, likewise; its gradient counts `scale` times in that of the step.
    Contrast contrast(ImageBatch queries, float[][] k, KeyWeights weights, List<Group> groups, double scale) {
        Contrast[] contrasts = new Contrast[groups.size()];
        forEach(groups, (device, g) -> {
            Group group = groups.get(g);
            float[][] keys = List.of(k).subList(group.from(), group.to()).toArray(float[][]::new);
            ContrastiveNetworks on = networks.get(device);
            contrasts[g] = on.contrast(
                    queries.part(group.from(), group.to()), keys, weights.rows(group.from(), group.to()));
            sums.get(device).add(scale * group.size() / queries.size(), on.queryEncoder().gradient());
        });
        return mean(List.of(contrasts), groups, queries.size());
    }

    private static Contrast mean(List<Contrast> contrasts, List<Group> groups, int queries) {
        double loss = 0;
        double accuracy = 0;
        List<float[]> q = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            double share = groups.get(g).size() / (double) queries;
            loss += share * contrasts.get(g).loss();
            accuracy += share * contrasts.get(g).accuracy();
            q.addAll(List.of(contrasts.get(g).q()));
        }
        return new Contrast(loss, accuracy, q.toArray(float[][]::new));
    }

    /// Brings the step's gradient and statistics together on the first device.
    void gather() {
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
        void accept(int device, int group);
    }

    private void forEach(List<Group> groups, Work work) {
        IntConsumer all = device -> {
            for (int g = device; g < groups.size(); g += networks.size()) work.accept(device, g);
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
