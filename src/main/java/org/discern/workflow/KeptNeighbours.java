package org.discern.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.discern.model.RunId;

/// The nearest neighbours of films in the embeddings of several runs, among the films that all of them have.
///
/// @param runs the first is the one that others are compared with
/// @param imageIds of the films, which the neighbours are places in
/// @param nearest by run and film, nearest first
public record KeptNeighbours(List<RunId> runs, List<String> imageIds, List<int[][]> nearest) {
    public KeptNeighbours {
        runs = List.copyOf(runs);
        imageIds = List.copyOf(imageIds);
        nearest = List.copyOf(nearest);
    }

    /// A film and how many of its neighbours a run has kept.
    public record Moved(String imageId, int kept, int of) {}

    /// Image ids of a film's neighbours in a run; none where not all runs have the film.
    public List<String> of(int run, String imageId) {
        int film = imageIds.indexOf(imageId);
        if (film < 0) return List.of();
        return IntStream.of(nearest.get(run)[film]).mapToObj(imageIds::get).toList();
    }

    /// The films that lost most of the neighbours that they had in the first run, first.
    public List<Moved> mostMoved(int run, int most) {
        return IntStream.range(0, imageIds.size())
                .mapToObj(film -> new Moved(imageIds.get(film), kept(run, film), nearest.getFirst()[film].length))
                .sorted(Comparator.comparingInt(Moved::kept))
                .limit(most)
                .toList();
    }

    /// Mean share of the neighbours in the first run that a run has kept; `NaN` without films.
    public double meanKept(int run) {
        return IntStream.range(0, imageIds.size())
                .filter(film -> nearest.getFirst()[film].length > 0)
                .mapToDouble(film -> (double) kept(run, film) / nearest.getFirst()[film].length)
                .average()
                .orElse(Double.NaN);
    }

    private int kept(int run, int film) {
        int kept = 0;
        for (int neighbour : nearest.getFirst()[film]) {
            for (int other : nearest.get(run)[film]) if (other == neighbour) kept++;
        }
        return kept;
    }
}
