package org.discern.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// p values of several tests, adjusted so that each can be held against the level of all. An undefined one
/// (`null`) stays so and counts as no test.
public final class MultipleTesting {
    private MultipleTesting() {}

    /// Step-down (Holm 1979): rejecting what is at most alpha errs at all with a probability of at most alpha,
    /// however the tests depend on each other.
    public static List<@Nullable Double> holm(List<@Nullable Double> pValues) {
        List<Integer> rising = rising(pValues);
        List<@Nullable Double> adjusted = new ArrayList<>(Collections.nCopies(pValues.size(), null));
        double largest = 0;
        for (int rank = 0; rank < rising.size(); rank++) {
            int test = rising.get(rank);
            largest = Math.max(largest, Math.min(1, (rising.size() - rank) * defined(pValues, test)));
            adjusted.set(test, largest);
        }
        return adjusted;
    }

    /// Step-up (Benjamini and Hochberg 1995): among what is rejected at alpha, the expected share of errors is
    /// at most alpha, for tests that are independent or depend positively.
    public static List<@Nullable Double> benjaminiHochberg(List<@Nullable Double> pValues) {
        List<Integer> rising = rising(pValues);
        List<@Nullable Double> adjusted = new ArrayList<>(Collections.nCopies(pValues.size(), null));
        double smallest = 1;
        for (int rank = rising.size() - 1; rank >= 0; rank--) {
            int test = rising.get(rank);
            smallest = Math.min(smallest, defined(pValues, test) * rising.size() / (rank + 1));
            adjusted.set(test, smallest);
        }
        return adjusted;
    }

    private static List<Integer> rising(List<@Nullable Double> pValues) {
        return IntStream.range(0, pValues.size())
                .filter(test -> pValues.get(test) != null)
                .boxed()
                .sorted(Comparator.comparingDouble(test -> defined(pValues, test)))
                .toList();
    }

    private static double defined(List<@Nullable Double> pValues, int test) {
        return Objects.requireNonNull(pValues.get(test));
    }
}
