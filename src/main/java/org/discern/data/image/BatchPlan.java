package org.discern.data.image;

import java.util.SplittableRandom;

/// How films become batches. Everything random follows from the seed and the place where it is needed, never
/// from what was drawn before: any step of any epoch can be made by itself, on any number of threads.
///
/// @param batchSize films of one step
/// @param threads workers that prepare batches
public record BatchPlan(int batchSize, long seed, int threads) {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long ORDER = 1;
    private static final long SAMPLE = 2;

    public BatchPlan {
        if (batchSize < 1) throw new IllegalArgumentException("batch of " + batchSize + " films");
        if (threads < 1) throw new IllegalArgumentException(threads + " threads");
    }

    /// The order of `films` films in an epoch: a permutation of 0 to `films` - 1, uniform among all.
    public int[] order(int films, int epoch) {
        SplittableRandom random = stream(ORDER, epoch, 0);
        int[] order = new int[films];
        for (int i = 0; i < films; i++) { // Fisher and Yates, inside out
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// The randomness of one film in one epoch.
    public SplittableRandom sample(int epoch, int film) {
        return stream(SAMPLE, epoch, film);
    }

    private SplittableRandom stream(long purpose, long epoch, long film) {
        return new SplittableRandom(mix(mix(mix(mix(seed) + purpose) + epoch) + film));
    }

    /// A bijection that spreads neighbouring values over all 64 bits (Stafford 2011, variant 13).
    private static long mix(long value) {
        long z = value + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
