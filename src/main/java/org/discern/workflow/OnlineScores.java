package org.discern.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.engine.MocoModel;
import org.discern.engine.MocoTrainer;
import org.discern.model.Cohort;
import org.discern.model.Metric;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.stats.Auroc;
import org.discern.stats.LinearProbe;
import org.discern.stats.NeighbourClassifier;

/// What the embedding is worth while it is still being learned: nearest neighbours and a linear probe on a small
/// fixed sample, macro AUROC over the evaluation's findings (online evaluation; k-NN as in Wu et al. 2018, section
/// 3.4). Strengths are chosen on the same validation films, so it is for watching a run, not for a claim.
///
/// Encoding a film costs about a third of a step's share for one; epochs are measured so far apart that this stays
/// below a twentieth of training, the last one always.
///
/// @param epochsApart epochs from one measurement to the next
/// @param epochs of the whole run
record OnlineScores(
        Targets targets,
        List<Radiograph> training,
        List<Radiograph> validation,
        Pictures pictures,
        int epochsApart,
        int epochs)
        implements MocoTrainer.EpochScores {
    private static final int TRAINING_FILMS = 256;
    private static final int VALIDATION_FILMS = 128;
    /// One film in so many that training sees.
    private static final int SHARE = 6;

    private static final int NEIGHBOURS = 20;
    private static final double TEMPERATURE = 0.07;

    static OnlineScores of(RunConfig config, Cohort cohort, Pictures pictures) {
        List<Radiograph> pool = cohort.films(Split.TRAIN);
        List<Radiograph> training = sample(pool, TRAINING_FILMS, config.seed());
        List<Radiograph> validation = sample(cohort.films(Split.VALIDATION), VALIDATION_FILMS, config.seed());
        int apart = Math.ceilDiv(SHARE * (training.size() + validation.size()), Math.max(1, pool.size()));
        return new OnlineScores(
                Targets.choose(config.evaluation(), cohort),
                training,
                validation,
                pictures,
                Math.max(1, apart),
                config.pretrain().epochs());
    }

    @Override
    public Map<String, Double> of(MocoModel model, int epoch) {
        boolean measured = epoch % epochsApart == 0 || epoch == epochs;
        if (!measured || targets.findings().isEmpty() || training.isEmpty() || validation.isEmpty()) return Map.of();
        float[][] known = embed(model, training);
        float[][] asked = embed(model, validation);
        float[][] knownTargets = targets.of(training);
        float[][] askedTargets = targets.of(validation);
        float[][] votes = new NeighbourClassifier(known, knownTargets, NEIGHBOURS, TEMPERATURE).predict(asked);
        LinearProbe probe = LinearProbe.train(
                new LinearProbe.Films(known, knownTargets), new LinearProbe.Films(asked, askedTargets));
        Map<String, Double> scores = new LinkedHashMap<>();
        Auroc.macroMean(votes, askedTargets).ifPresent(auroc -> scores.put(Metric.ONLINE_KNN_AUROC, auroc));
        Auroc.macroMean(probe.predict(asked), askedTargets)
                .ifPresent(auroc -> scores.put(Metric.ONLINE_PROBE_AUROC, auroc));
        return scores;
    }

    private float[][] embed(MocoModel model, List<Radiograph> films) {
        List<float[]> rows = new ArrayList<>();
        try (BatchStream<ImageBatch> batches = pictures.inOrder(films).plain()) {
            while (batches.hasNext())
                rows.addAll(List.of(model.encode(batches.next()).features()));
        }
        return rows.toArray(float[][]::new);
    }

    /// The same films for the same seed, however often a run is resumed.
    private static List<Radiograph> sample(List<Radiograph> films, int count, long seed) {
        record Drawn(Radiograph film, long order) {}
        SplittableRandom random = new SplittableRandom(seed);
        return films.stream()
                .map(film -> new Drawn(film, random.nextLong()))
                .sorted(Comparator.comparingLong(Drawn::order))
                .limit(count)
                .map(Drawn::film)
                .toList();
    }
}
