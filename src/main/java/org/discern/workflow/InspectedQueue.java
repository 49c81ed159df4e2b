package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairDraw;
import org.discern.engine.KeyRing;

/// The keys that training will hold, film by film, found without a network: the epochs' orders and the pairs'
/// draws follow from the seed alone.
///
/// @param films the training film at each place of the ring; -1 for a random row
/// @param step steps done before
/// @param row place of the query among those of its step
record InspectedQueue(KeyRing ring, int[] films, long step, int row) {
    private static final int NO_FILM = -1;

    /// The queue once it is full, or at the end of training where that comes first.
    static InspectedQueue full(RunConfig config, List<FilmTags> tags, PairDraw draw) {
        int size = config.moco().queueSize();
        int batch = config.pretrain().batchSize();
        int stepsPerEpoch = tags.size() / batch;
        long steps = Math.ceilDiv(size, batch);
        if (config.pretrain().epochs() > 0) {
            steps = Math.min(steps, (long) config.pretrain().epochs() * stepsPerEpoch);
        }
        return after(steps, config, tags, draw);
    }

    /// The queue after so many steps.
    static InspectedQueue after(long steps, RunConfig config, List<FilmTags> tags, PairDraw draw) {
        int size = config.moco().queueSize();
        int batch = config.pretrain().batchSize();
        int stepsPerEpoch = tags.size() / batch;
        InspectedQueue queue = empty(size, steps, 0);
        int[] order = {};
        for (long step = 0; step < steps; step++) {
            int epoch = (int) (step / stepsPerEpoch);
            if (step % stepsPerEpoch == 0) order = draw.plan().order(tags.size(), epoch);
            queue.add(order, (int) (step % stepsPerEpoch) * batch, batch, epoch, tags, draw);
        }
        return queue;
    }

    /// The keys of the batch that a film is a query of, in the first epoch that has it in one.
    static InspectedQueue ofBatch(RunConfig config, List<FilmTags> tags, PairDraw draw, int film) {
        int batch = config.pretrain().batchSize();
        int stepsPerEpoch = tags.size() / batch;
        for (int epoch = 0; ; epoch++) {
            int[] order = draw.plan().order(tags.size(), epoch);
            for (int place = 0; place < stepsPerEpoch * batch; place++) {
                if (order[place] != film) continue;
                int step = place / batch;
                InspectedQueue queue = empty(batch, (long) epoch * stepsPerEpoch + step, place % batch);
                queue.add(order, step * batch, batch, epoch, tags, draw);
                return queue;
            }
        }
    }

    private static InspectedQueue empty(int size, long step, int row) {
        int[] films = new int[size];
        Arrays.fill(films, NO_FILM);
        return new InspectedQueue(new KeyRing(size), films, step, row);
    }

    private void add(int[] order, int from, int count, int epoch, List<FilmTags> tags, PairDraw draw) {
        int[] keys = new int[count];
        List<FilmTags> keyTags = new ArrayList<>(count);
        for (int slot = 0; slot < count; slot++) {
            keys[slot] = draw.key(epoch, order[from + slot]);
            keyTags.add(tags.get(keys[slot]));
        }
        for (KeyRing.Stretch stretch : ring.enqueue(keyTags)) {
            System.arraycopy(keys, stretch.row(), films, stretch.place(), stretch.count());
        }
    }
}
