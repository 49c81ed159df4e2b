package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.projection.LabelPurity;
import org.discern.projection.LayoutListener;
import org.discern.projection.PlaneLayout;
import org.discern.projection.Silhouette;
import org.discern.projection.Trustworthiness;
import org.discern.projection.Tsne;
import org.discern.projection.Umap;

/// Lays out embeddings of films for the embedding plot.
///
/// @param findings those by which it is judged how far films are apart
/// @param kind of the films, such as `test `, for the caption
record EmbeddingLayout(LayoutSettings settings, List<Finding> findings, String kind) {
    /// Neighbours by which a layout is judged; the usual choice.
    private static final int NEIGHBOURS = 12;

    /// Films by which a layout is judged: standard errors of shares are then at most 0.011.
    private static final int MOST_JUDGED = 2000;

    /// @param vectors embeddings in the order of `films`
    FilmLayout of(List<Radiograph> films, float[][] vectors, LayoutControl control, JobContext context) {
        int[] shown = sample(films.size(), Math.min(settings.mostFilms(), Tsne.MOST_POINTS));
        List<Radiograph> shownFilms = IntStream.of(shown).mapToObj(films::get).toList();
        float[][] chosen = IntStream.of(shown).mapToObj(film -> vectors[film]).toArray(float[][]::new);
        context.report(new RunEvent.PhaseStarted(Phase.LAYOUT, settings.iterations()));
        List<String> imageIds = shownFilms.stream().map(Radiograph::imageId).toList();
        var listener = control.listener(imageIds, context);
        PlaneLayout layout = lay(
                chosen,
                (iteration, total, points) -> {
                    context.report(new RunEvent.StepDone(Phase.LAYOUT, iteration, total, 1, Map.of()));
                    return listener.goesOnAfter(iteration, total, points);
                },
                context);
        layout.notices().forEach(text -> context.report(new RunEvent.Notice(RunEvent.Severity.INFO, text)));
        int[] judged = sample(shown.length, MOST_JUDGED);
        double trustworthiness =
                Trustworthiness.of(chosen, layout.points(), NEIGHBOURS, judged).orElse(Double.NaN);
        return new FilmLayout(
                imageIds,
                Arrays.stream(layout.points()).mapToDouble(point -> point[0]).toArray(),
                Arrays.stream(layout.points()).mapToDouble(point -> point[1]).toArray(),
                caption(shown.length, films.size(), chosen, layout),
                trustworthiness,
                quality(trustworthiness, shownFilms, chosen, judged));
    }

    private PlaneLayout lay(float[][] vectors, LayoutListener listener, JobContext context) {
        return switch (settings.method()) {
            case TSNE ->
                new Tsne(settings.perplexity(), settings.iterations(), settings.pcaDimensions(), settings.seed())
                        .lay(vectors, listener, context::cancelled);
            case UMAP ->
                new Umap(
                                (int) Math.round(settings.perplexity()),
                                settings.iterations(),
                                settings.pcaDimensions(),
                                settings.seed())
                        .lay(vectors, listener, context::cancelled);
        };
    }

    private String caption(int shown, int all, float[][] vectors, PlaneLayout layout) {
        boolean reduced =
                settings.pcaDimensions() > 0 && vectors.length > 0 && settings.pcaDimensions() < vectors[0].length;
        return String.format(
                Locale.ROOT,
                settings.method() == LayoutSettings.Method.TSNE
                        ? "t-SNE, n = %,d of %,d%s, perplexity %.0f%s, seed %d"
                        : "UMAP, n = %,d of %,d%s, %.0f neighbours%s, seed %d",
                shown,
                all,
                kind,
                layout.neighbours(),
                reduced ? ", of " + settings.pcaDimensions() + " principal components" : "",
                settings.seed());
    }

    /// Trustworthiness, and for each finding how far positive and negative films are apart among the embeddings.
    private List<String> quality(double trustworthiness, List<Radiograph> films, float[][] vectors, int[] judged) {
        String sampled =
                judged.length < films.size() ? String.format(Locale.ROOT, " (by %,d films)", judged.length) : "";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Trustworthiness %.3f%s", trustworthiness, sampled));
        for (Finding finding : findings) {
            int[] labelled = IntStream.of(judged)
                    .filter(film -> isKnown(films.get(film).label(finding)))
                    .toArray();
            List<LabelValue> labels = IntStream.of(labelled)
                    .mapToObj(film -> films.get(film).label(finding))
                    .toList();
            if (labels.stream().distinct().count() < 2) continue;
            float[][] ofThem =
                    IntStream.of(labelled).mapToObj(film -> vectors[film]).toArray(float[][]::new);
            LabelPurity purity = LabelPurity.of(ofThem, labels, NEIGHBOURS);
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %d-NN purity %.3f (chance %.3f), silhouette %.3f%s",
                    finding.name(),
                    NEIGHBOURS,
                    purity.purity(),
                    purity.chance(),
                    Silhouette.of(ofThem, labels),
                    sampled));
        }
        return lines;
    }

    private static boolean isKnown(LabelValue label) {
        return label == LabelValue.POSITIVE || label == LabelValue.NEGATIVE;
    }

    /// At most `most` of the films, drawn without replacement, in their order.
    private int[] sample(int films, int most) {
        List<Integer> all = new ArrayList<>(films);
        for (int film = 0; film < films; film++) all.add(film);
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int place = 0; place < Math.min(most, films); place++) {
            Collections.swap(all, place, random.nextInt(place, films));
        }
        return all.stream().limit(most).mapToInt(Integer::intValue).sorted().toArray();
    }
}
