package org.discern.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.discern.data.image.ImageCache;
import org.discern.data.image.Likeness;
import org.discern.data.image.PerceptualHash;
import org.discern.model.GreyImage;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.Split;

/// Finds films that are copies of films in another split: encoded anew, rescaled or slightly cropped. Hashes
/// propose pairs; the pictures decide.
record NearDuplicates(ImageCache images) {
    /// Bits in which hashes of copies may differ. Of so many different films that far too many pairs would be
    /// proposed, only the nearest are looked at: cropped copies may then be missed.
    private static final int DISTANCE_MAX = 12;

    private static final int DISTANCE_MAX_OF_MANY = 6;
    private static final double MANY_PAIRS = 1e8;

    /// Two films, the earlier split first.
    record Pair(Radiograph film, Radiograph copy) {}

    /// The pairs of the films that are in the cache, in the order of their image ids.
    List<Pair> find(List<Radiograph> films, JobContext context) {
        List<Radiograph> present =
                films.stream().filter(film -> images.contains(film.imageId())).toList();
        context.report(new RunEvent.PhaseStarted(Phase.COPIES, present.size()));
        long[] hashes = IntStream.range(0, present.size())
                .parallel()
                .mapToLong(i -> context.cancelled() ? 0 : PerceptualHash.of(picture(present.get(i))))
                .toArray();
        context.checkCancelled();
        int[] judged = IntStream.range(0, present.size())
                .filter(i -> present.get(i).split() != Split.TRAIN)
                .toArray();
        int distanceMax = (double) judged.length * present.size() > MANY_PAIRS ? DISTANCE_MAX_OF_MANY : DISTANCE_MAX;
        List<Pair> pairs = IntStream.of(judged)
                .parallel()
                .boxed()
                .flatMap(i -> IntStream.range(0, present.size())
                        .filter(j -> PerceptualHash.distance(hashes[i], hashes[j]) <= distanceMax)
                        .filter(j ->
                                present.get(j).split().compareTo(present.get(i).split()) < 0)
                        .filter(j -> !context.cancelled() && areCopies(present.get(i), present.get(j)))
                        .mapToObj(j -> new Pair(present.get(j), present.get(i))))
                .sorted(Comparator.comparing((Pair pair) -> pair.film().imageId())
                        .thenComparing(pair -> pair.copy().imageId()))
                .toList();
        context.checkCancelled();
        context.report(new RunEvent.StepDone(Phase.COPIES, present.size(), present.size(), 1, Map.of()));
        return pairs;
    }

    private boolean areCopies(Radiograph film, Radiograph other) {
        return Likeness.of(picture(film), picture(other)) >= Likeness.OF_COPIES;
    }

    private GreyImage picture(Radiograph film) {
        return images.get(film.imageId());
    }
}
