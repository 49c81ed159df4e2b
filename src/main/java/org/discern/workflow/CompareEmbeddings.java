package org.discern.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.discern.model.EmbeddingSet;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.projection.Neighbourhoods;
import org.discern.projection.Procrustes;

/// Holds the embeddings of several runs beside each other, joined by image id: their layouts turned to lie alike,
/// and what became of each film's neighbours.
public final class CompareEmbeddings {
    private static final int NEIGHBOURS = 10;

    /// Comparing all with all takes minutes beyond that.
    private static final int MOST_FILMS = 10_000;

    private final ProjectEmbedding projection;

    public CompareEmbeddings(Project project) {
        projection = new ProjectEmbedding(project);
    }

    /// Layouts turned, mirrored, scaled and shifted onto the first one, by the films that both have.
    public static List<FilmLayout> aligned(List<FilmLayout> layouts) {
        return layouts.stream()
                .map(layout -> layout == layouts.getFirst() ? layout : aligned(layout, layouts.getFirst()))
                .toList();
    }

    /// The neighbours of each film in each run.
    ///
    /// @throws Problem where a run has no embeddings, or the runs have no two films in common
    /// @throws CancellationException when `context` says so
    public KeptNeighbours neighbours(List<RunId> runs, JobContext context) {
        List<EmbeddingSet> sets = runs.stream().map(projection::embeddings).toList();
        List<String> common = common(sets);
        if (common.size() < 2) {
            throw new Problem("The runs have no films in common", "Compare runs that were judged on the same films.");
        }
        List<int[][]> nearest = new ArrayList<>();
        for (EmbeddingSet set : sets) {
            context.checkCancelled();
            nearest.add(Neighbourhoods.nearest(vectors(set, common), NEIGHBOURS, context::cancelled));
        }
        return new KeptNeighbours(runs, common, nearest);
    }

    private static FilmLayout aligned(FilmLayout layout, FilmLayout onto) {
        Map<String, Integer> places = places(onto.imageIds());
        int[] common = IntStream.range(0, layout.imageIds().size())
                .filter(i -> places.containsKey(layout.imageIds().get(i)))
                .toArray();
        int[] there = IntStream.of(common)
                .map(i -> places.getOrDefault(layout.imageIds().get(i), 0))
                .toArray();
        Procrustes map = Procrustes.fit(
                pick(layout.x(), common), pick(layout.y(), common), pick(onto.x(), there), pick(onto.y(), there));
        int n = layout.imageIds().size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = map.x(layout.x()[i], layout.y()[i]);
            y[i] = map.y(layout.x()[i], layout.y()[i]);
        }
        return new FilmLayout(layout.imageIds(), x, y, layout.caption(), layout.trustworthiness(), layout.quality());
    }

    /// In the first set's order; where there are too many, drawn at random, the same each time.
    private static List<String> common(List<EmbeddingSet> sets) {
        Set<String> ids = new LinkedHashSet<>(sets.getFirst().imageIds());
        sets.forEach(set -> ids.retainAll(Set.copyOf(set.imageIds())));
        List<String> common = new ArrayList<>(ids);
        if (common.size() <= MOST_FILMS) return common;
        Collections.shuffle(common, new Random(MOST_FILMS));
        return common.subList(0, MOST_FILMS);
    }

    private static float[][] vectors(EmbeddingSet set, List<String> imageIds) {
        Map<String, Integer> places = places(set.imageIds());
        return imageIds.stream()
                .map(id -> set.vectors()[Objects.requireNonNull(places.get(id))])
                .toArray(float[][]::new);
    }

    private static Map<String, Integer> places(List<String> imageIds) {
        Map<String, Integer> places = HashMap.newHashMap(imageIds.size());
        for (int i = 0; i < imageIds.size(); i++) places.put(imageIds.get(i), i);
        return places;
    }

    private static double[] pick(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }
}
