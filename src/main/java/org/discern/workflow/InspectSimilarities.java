package org.discern.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig.Negatives;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchPlan;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.ImageCache;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairDraw;
import org.discern.data.pair.PairRule;
import org.discern.engine.Checkpoints;
import org.discern.engine.Encoder;
import org.discern.engine.Engine;
import org.discern.engine.KeyWeights;
import org.discern.engine.NegativeWeights;
import org.discern.engine.QueryLoss;
import org.discern.engine.Weights;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;

/// Looks at a film's pairs as a run's encoders see them: with the keys that its last checkpoint holds, and the films
/// as they are, without augmentation.
public final class InspectSimilarities {
    private static final int KEYS = 60;

    private final Project project;
    private final Engines engines;

    public InspectSimilarities(Project project, Engines engines) {
        this.project = project;
        this.engines = engines;
    }

    /// @throws Problem where the run has no checkpoint with a queue, or did not train on the film
    /// @throws java.util.concurrent.CancellationException when stopped
    public FilmSimilarities of(RunId id, String imageId, JobContext context) {
        RunFolder run = project.existingRun(id);
        RunConfig config = project.settings(id);
        requireQueue(id, config);
        Weights state = run.lastCheckpoint()
                .orElseThrow(() -> new Problem(
                        "the run " + id + " has no checkpoint yet", "let it reach one, or choose another run"));
        Cohort cohort = ParquetFiles.readCohort(run.cohort());
        List<String> diseases = diseases(config, cohort);
        InspectedFilms films = InspectedFilms.of(cohort, diseases);
        int film = films.requireTraining(imageId);
        BatchPlan plan = new BatchPlan(config.pretrain().batchSize(), config.seed(), 1);
        PairDraw draw = new PairDraw(new PairRule(config.pair(), films.tags()), plan);
        InspectedQueue queue = InspectedQueue.after(Checkpoints.stepOf(state), config, films.tags(), draw);
        requireSameQueue(id, queue, state);
        int[] patient = IntStream.range(0, films.tags().size())
                .filter(other -> films.tags().get(other).patient()
                        == films.tags().get(film).patient())
                .toArray();
        Rows rows = encode(run, config, state, films, film, patient, context);
        return new Sight(id, config, films, film, patient, draw, queue, state, rows, diseases).found();
    }

    private static void requireQueue(RunId id, RunConfig config) {
        if (config.moco().negatives() == Negatives.BATCH || config.encoder().head() == EncoderConfig.Head.PREDICTOR) {
            throw new Problem(
                    "the run " + id + " has no queue of keys that could be looked at (MoCo v3)",
                    "choose a run with moco.negatives: queue");
        }
    }

    /// Those that weigh the run's keys; for a method without weights all findings of the data set.
    private static List<String> diseases(RunConfig config, Cohort cohort) {
        List<String> own = config.weighting().findings();
        return own.isEmpty()
                ? cohort.findings().stream().map(Finding::name).limit(Long.SIZE).toList()
                : own;
    }

    /// The films at the places of the queue follow from the seed; the checkpoint's patients prove it.
    private static void requireSameQueue(RunId id, InspectedQueue queue, Weights state) {
        long[] valid = state.longs("queue.valid");
        long[] patients = state.longs("queue.patient");
        boolean same = valid.length == queue.films().length
                && IntStream.range(0, valid.length)
                        .allMatch(place -> (valid[place] != 0) == (queue.films()[place] >= 0)
                                && (valid[place] == 0
                                        || patients[place] == queue.ring().patient(place)));
        if (!same) {
            throw new Problem(
                    "the films of the queue of run " + id + " cannot be told from its checkpoint",
                    "its settings or films were changed by hand; train it again");
        }
    }

    /// @param query projection of the film by the query encoder
    /// @param keys projections of the patient's films by the key encoder
    private record Rows(float[] query, float[][] keys) {}

    private Rows encode(
            RunFolder run,
            RunConfig config,
            Weights state,
            InspectedFilms films,
            int film,
            int[] patient,
            JobContext context) {
        String before = run.json().read(run.environment(), Environment.class).engine();
        Engine engine = engines.again(before, config).engine();
        List<Radiograph> mine = List.of(films.training().get(film));
        List<Radiograph> all =
                IntStream.of(patient).mapToObj(films.training()::get).toList();
        Cohort needed = new Cohort(films.cohort().name(), films.cohort().synthetic(), List.of(), all);
        int cacheSize = config.data().cacheSizePixels();
        if (new CachePictures(project).run(needed, cacheSize, context).films().size() < all.size())
            throw new Problem("a film of this patient can no longer be read", "bring its picture file back");
        try (ImageCache images = project.images(cacheSize)) {
            Pictures pictures = new Pictures(config, images);
            float[][] query = encode(engine, config, state.below("queryEncoder."), pictures, mine, context);
            float[][] keys = encode(engine, config, state.below("keyEncoder."), pictures, all, context);
            return new Rows(query[0], keys);
        }
    }

    private static float[][] encode(
            Engine engine,
            RunConfig config,
            Weights weights,
            Pictures pictures,
            List<Radiograph> films,
            JobContext context) {
        List<float[]> rows = new ArrayList<>();
        try (Encoder encoder = engine.encoder(config.encoder(), config.data().imageSizePixels(), weights);
                BatchStream<ImageBatch> stream = pictures.inOrder(films).plain()) {
            while (stream.hasNext()) {
                context.checkCancelled();
                rows.addAll(List.of(encoder.encode(stream.next()).projections()));
            }
        }
        return rows.toArray(float[][]::new);
    }

    /// All that is known of one film at one checkpoint.
    private record Sight(
            RunId run,
            RunConfig config,
            InspectedFilms films,
            int film,
            int[] patient,
            PairDraw draw,
            InspectedQueue queue,
            Weights state,
            Rows rows,
            List<String> diseases) {
        FilmSimilarities found() {
            FilmTags own = films.tags().get(film);
            double[] cosines = cosines();
            KeyWeights weights = new NegativeWeights(config.weighting(), config.moco(), config.seed())
                    .of(List.of(own), queue.ring(), queue.step())
                    .keys();
            double[] probabilities = probabilities();
            double loss = 0;
            double[] shares = new double[cosines.length];
            List<FilmSimilarities.Positive> positives = new ArrayList<>();
            for (int i = 0; i < patient.length; i++) {
                double similarity = cosine(rows.query(), rows.keys()[i], 0);
                positives.add(
                        new FilmSimilarities.Positive(films.training().get(patient[i]), probabilities[i], similarity));
                if (probabilities[i] == 0) continue;
                QueryLoss one =
                        QueryLoss.of(similarity, cosines, weights, config.moco().temperature());
                loss += probabilities[i] * one.loss();
                for (int j = 0; j < shares.length; j++) shares[j] += probabilities[i] * one.shares()[j];
            }
            positives.sort(Comparator.comparingDouble(FilmSimilarities.Positive::similarity)
                    .reversed());
            int[] others = IntStream.range(0, shares.length)
                    .filter(j -> queue.films()[j] >= 0 && queue.ring().patient(j) != own.patient())
                    .toArray();
            double push = IntStream.range(0, shares.length)
                    .mapToDouble(j -> shares[j])
                    .sum();
            double same = IntStream.of(others)
                    .filter(this::isAlike)
                    .mapToDouble(j -> shares[j])
                    .sum();
            long alike = IntStream.of(others).filter(this::isAlike).count();
            return new FilmSimilarities(
                    run,
                    queue.step(),
                    films.training().get(film),
                    names(own.diseases()),
                    loss,
                    positives,
                    others.length == 0 ? 0 : alike / (double) others.length,
                    push == 0 ? 0 : same / push,
                    keys(shares, cosines, weights));
        }

        private double[] cosines() {
            float[] keys = state.floats("queue.keys");
            int columns = rows.query().length;
            return IntStream.range(0, queue.films().length)
                    .mapToDouble(j -> cosine(rows.query(), keys, j * columns))
                    .toArray();
        }

        /// Of two unit rows.
        private static double cosine(float[] query, float[] keys, int from) {
            double sum = 0;
            for (int i = 0; i < query.length; i++) sum += query[i] * (double) keys[from + i];
            return sum;
        }

        private double[] probabilities() {
            int[] candidates = draw.rule().candidates(film);
            int[] drawn = candidates.length == 0 ? new int[] {film} : candidates;
            return IntStream.of(patient)
                    .mapToDouble(other -> IntStream.of(drawn).anyMatch(one -> one == other) ? 1.0 / drawn.length : 0)
                    .toArray();
        }

        private boolean isAlike(int place) {
            int other = queue.films()[place];
            return other >= 0
                    && (films.tags().get(other).diseases()
                                    & films.tags().get(film).diseases())
                            != 0;
        }

        private List<FilmSimilarities.Key> keys(double[] shares, double[] cosines, KeyWeights weights) {
            float[] logs = weights.logWeights();
            return IntStream.range(0, shares.length)
                    .filter(j -> queue.films()[j] >= 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> -shares[j]))
                    .limit(KEYS)
                    .map(j -> {
                        int other = queue.films()[j];
                        return new FilmSimilarities.Key(
                                films.training().get(other),
                                names(films.tags().get(other).diseases()),
                                cosines[j],
                                logs == null ? 1 : Math.exp(logs[j]),
                                shares[j],
                                isAlike(j),
                                films.tags().get(other).patient()
                                        == films.tags().get(film).patient());
                    })
                    .toList();
        }

        private List<String> names(long bits) {
            return IntStream.range(0, diseases.size())
                    .filter(i -> (bits >> i & 1) != 0)
                    .mapToObj(diseases::get)
                    .toList();
        }
    }
}
