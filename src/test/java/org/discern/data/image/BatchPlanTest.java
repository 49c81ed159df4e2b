package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    private final BatchPlan plan = new BatchPlan(8, 1, 1);

    @Test
    void orderIsAPermutationOfItsOwnForEachEpochAndSeed() {
        int[] order = plan.order(100, 0);
        assertArrayEquals(
                IntStream.range(0, 100).toArray(), Arrays.stream(order).sorted().toArray());
        assertArrayEquals(order, new BatchPlan(3, 1, 4).order(100, 0));
        assertFalse(Arrays.equals(order, plan.order(100, 1)));
        assertFalse(Arrays.equals(order, new BatchPlan(8, 2, 1).order(100, 0)));
        assertEquals(0, plan.order(0, 0).length);
    }

    @Test
    void everyOrderIsEquallyLikely() {
        int[] counts = new int[6];
        for (int epoch = 0; epoch < 6000; epoch++) {
            int[] order = plan.order(3, epoch);
            counts[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
        }
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(count -> Math.pow(count - 1000, 2) / 1000)
                .sum();
        assertTrue(chiSquare < 20.5, "chi square " + chiSquare); // 99.9 % quantile for 5 degrees of freedom
    }

    @Test
    void everyPlaceHasItsOwnRandomness() {
        Set<Long> drawn = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            BatchPlan other = new BatchPlan(8, seed, 1);
            for (int epoch = 0; epoch < 20; epoch++) {
                for (int film = 0; film < 20; film++) {
                    drawn.add(other.sample(epoch, film).nextLong());
                }
            }
        }
        assertEquals(8000, drawn.size());
        assertEquals(
                plan.sample(3, 4).nextLong(),
                new BatchPlan(2, 1, 9).sample(3, 4).nextLong());
    }
}
