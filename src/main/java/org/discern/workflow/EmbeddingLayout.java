package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.config.RunConfig;
import org.discern.config.TsneConfig;
import org.discern.model.FilmLayout;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.projection.Trustworthiness;
import org.discern.projection.Tsne;
import org.discern.projection.TsneLayout;

/// Lays out the embeddings of the judged films for the embedding plot.
record EmbeddingLayout(RunConfig config) {
    /// Neighbours by which trustworthiness is measured; the usual choice.
    private static final int NEIGHBOURS = 12;

    /// @param vectors embeddings in the order of `films`
    FilmLayout of(List<Radiograph> films, float[][] vectors, JobContext context) {
        TsneConfig settings = config.evaluation().tsne();
        int[] shown = sample(films.size(), Math.min(settings.maxFilms(), Tsne.MOST_POINTS));
        float[][] chosen = Arrays.stream(shown).mapToObj(film -> vectors[film]).toArray(float[][]::new);
        context.report(new RunEvent.PhaseStarted(Phase.LAYOUT, settings.iterations()));
        TsneLayout layout = new Tsne(settings.perplexity(), settings.iterations(), config.seed())
                .lay(
                        chosen,
                        (iteration, total, _) -> {
                            context.report(new RunEvent.StepDone(Phase.LAYOUT, iteration, total, 1, Map.of()));
                            return true;
                        },
                        context::cancelled);
        layout.notices().forEach(text -> context.report(new RunEvent.Notice(RunEvent.Severity.INFO, text)));
        double trustworthiness =
                Trustworthiness.of(chosen, layout.points(), NEIGHBOURS).orElse(Double.NaN);
        return new FilmLayout(
                Arrays.stream(shown).mapToObj(film -> films.get(film).imageId()).toList(),
                Arrays.stream(layout.points()).mapToDouble(point -> point[0]).toArray(),
                Arrays.stream(layout.points()).mapToDouble(point -> point[1]).toArray(),
                String.format(
                        Locale.ROOT,
                        "t-SNE, n = %,d of %,d %s films, perplexity %.0f, seed %d",
                        shown.length,
                        films.size(),
                        FilmSets.judged(config),
                        layout.perplexity(),
                        config.seed()),
                trustworthiness);
    }

    /// At most `most` of the films, drawn without replacement, in their order.
    private int[] sample(int films, int most) {
        List<Integer> all = new ArrayList<>(films);
        for (int film = 0; film < films; film++) all.add(film);
        SplittableRandom random = new SplittableRandom(config.seed());
        for (int place = 0; place < Math.min(most, films); place++) {
            Collections.swap(all, place, random.nextInt(place, films));
        }
        return all.stream().limit(most).mapToInt(Integer::intValue).sorted().toArray();
    }
}
