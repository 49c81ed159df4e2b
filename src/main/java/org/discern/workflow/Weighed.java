package org.discern.workflow;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.engine.KeyWeights;
import org.discern.model.KeyClass;

/// A query's keys with their weights.
///
/// @param keys of a single query
/// @param own place of the query's own positive, which is no negative; -1 where the ring has none
record Weighed(InspectedQueue queue, KeyWeights keys, List<KeyClass> classes, int own) {
    /// Takes a key's place, class and weight.
    interface Taker {
        void take(int place, KeyClass keyClass, double weight);
    }

    double weight(int place) {
        float[] logs = keys.logWeights();
        return logs == null ? 1 : Math.exp(logs[place]);
    }

    void forEach(Taker taker) {
        for (int place = 0; place < classes.size(); place++) {
            if (place != own) taker.take(place, classes.get(place), weight(place));
        }
    }

    /// `(sum w)^2 / sum w^2`.
    double effective() {
        double[] sums = new double[2];
        forEach((_, _, weight) -> {
            sums[0] += weight;
            sums[1] += weight * weight;
        });
        return sums[1] == 0 ? 0 : sums[0] * sums[0] / sums[1];
    }

    /// Places of at most `size` keys of films, drawn without replacement, ascending.
    IntStream sample(int size, SplittableRandom random) {
        int[] all = IntStream.range(0, classes.size())
                .filter(place -> place != own && queue.films()[place] >= 0)
                .toArray();
        int wanted = Math.min(size, all.length);
        for (int i = 0; i < wanted; i++) {
            int j = i + random.nextInt(all.length - i);
            int kept = all[j];
            all[j] = all[i];
            all[i] = kept;
        }
        return IntStream.of(all).limit(wanted).sorted();
    }
}
