package org.discern.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.discern.config.MocoConfig.Negatives;
import org.discern.config.RunConfig;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.data.image.BatchPlan;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairDraw;
import org.discern.data.pair.PairRule;
import org.discern.data.pair.PairRule.Obstacle;
import org.discern.engine.KeyWeights;
import org.discern.engine.NegativeWeights;
import org.discern.model.KeyClass;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.workflow.FilmPairs.Candidate;
import org.discern.workflow.FilmPairs.KeyGroup;
import org.discern.workflow.FilmPairs.Negative;
import org.discern.workflow.PairTotals.Count;
import org.jspecify.annotations.Nullable;

/// An experiment's pairs and weights before it is trained: those that training will draw and give, by the very
/// code that it uses.
public final class PairInspection {
    private static final int SAMPLE = 60;
    private static final int QUERIES = 400;
    private static final int[] COUNTS = {0, 1, 2, 3, 5, 9, 17, 33};

    private final RunConfig config;
    private final InspectedFilms films;
    private final PairDraw draw;
    private final NegativeWeights weights;
    private @Nullable InspectedQueue full;

    /// @throws Problem where the films do not fill a batch
    PairInspection(RunConfig config, InspectedFilms films) {
        this.config = config;
        this.films = films;
        int batch = config.pretrain().batchSize();
        if (films.training().size() < batch) {
            throw new Problem(
                    "pretrain.batchSize is " + batch + ", but there are only "
                            + films.training().size() + " films to train on",
                    "Choose a smaller batch size.");
        }
        BatchPlan plan = new BatchPlan(batch, config.seed(), 1);
        this.draw = new PairDraw(new PairRule(config.pair(), films.tags()), plan);
        this.weights = new NegativeWeights(config.weighting(), config.moco(), config.seed());
    }

    RunConfig config() {
        return config;
    }

    InspectedFilms films() {
        return films;
    }

    PairDraw draw() {
        return draw;
    }

    /// The pairs of one film.
    ///
    /// @throws Problem where the film is not trained on
    public FilmPairs film(String imageId) {
        int film = films.requireTraining(imageId);
        Radiograph shown = films.training().get(film);
        int[] candidates = draw.rule().candidates(film);
        List<Candidate> patient = new ArrayList<>();
        for (Radiograph other : films.ofPatient(shown)) patient.add(candidate(film, other, candidates.length));
        patient.sort(Comparator.comparing(one -> one.film() != shown));
        Weighed weighed = weigh(film);
        WeighedKeys sums = new WeighedKeys();
        weighed.forEach((_, keyClass, weight) -> sums.add(keyClass, weight));
        return new FilmPairs(
                shown,
                diseases(films.tags().get(film)),
                patient,
                candidates.length == 0,
                sums.classes(),
                groups(weighed),
                sample(weighed),
                weighed.effective(),
                weighed.queue().ring().fill());
    }

    private Candidate candidate(int film, Radiograph other, int candidates) {
        int place = films.place(other.imageId());
        if (place < 0) {
            String split = other.split() == Split.TEST ? "test" : "validation";
            return new Candidate(other, List.of(), 0, List.of("it is in the " + split + " split"));
        }
        List<String> reasons =
                draw.rule().obstacles(film, place).stream().map(Obstacle::words).toList();
        double probability = candidates == 0 ? place == film ? 1 : 0 : reasons.isEmpty() ? 1.0 / candidates : 0;
        return new Candidate(other, diseases(films.tags().get(place)), probability, reasons);
    }

    /// How its negatives are weighted.
    public Kind weighting() {
        return config.weighting().kind();
    }

    /// Any film's id.
    public String any() {
        return films.training()
                .get(ThreadLocalRandom.current().nextInt(films.training().size()))
                .imageId();
    }

    /// The id of the film so many places after another one, round and round.
    public String beside(String imageId, int by) {
        int place = films.requireTraining(imageId) + by;
        return films.training()
                .get(Math.floorMod(place, films.training().size()))
                .imageId();
    }

    /// The id of the first film whose id, or whose patient's, is `text`, or else whose id holds it.
    ///
    /// @throws Problem where there is none
    public String find(String text) {
        return first(film -> film.imageId().equals(text) || film.patientId().equals(text))
                .or(() -> first(film -> film.imageId().contains(text)))
                .orElseThrow(() -> new Problem("no film that is trained on has this id", "check the id"));
    }

    private Optional<String> first(Predicate<Radiograph> wanted) {
        return films.training().stream().filter(wanted).findFirst().map(Radiograph::imageId);
    }

    /// What a class of keys is, in words.
    public static String words(KeyClass keyClass, WeightingConfig.Kind kind) {
        return switch (keyClass) {
            case ALIKE ->
                kind.byLaterality() ? "other laterality" : kind == Kind.EXACT ? "same diseases" : "shares a disease";
            case OTHER ->
                kind.byLaterality() ? "same laterality" : kind == Kind.EXACT ? "other diseases" : "shares no disease";
            case SAME_PATIENT -> "same patient";
            case RANDOM_ROW -> "no film yet";
        };
    }

    /// The keys that a film is told apart from, with their weights.
    Weighed weigh(int film) {
        InspectedQueue queue = queue(film);
        FilmTags query = films.tags().get(film);
        boolean inBatch = config.moco().negatives() == Negatives.BATCH;
        int row = inBatch ? queue.row() : 0;
        List<FilmTags> queries = new ArrayList<>();
        for (int i = 0; i <= row; i++) queries.add(query);
        KeyWeights keys = weights.of(queries, queue.ring(), queue.step()).keys().rows(row, row + 1);
        return new Weighed(queue, keys, weights.classes(query, queue.ring()), inBatch ? row : -1);
    }

    private synchronized InspectedQueue queue(int film) {
        if (config.moco().negatives() == Negatives.BATCH) {
            return InspectedQueue.ofBatch(config, films.tags(), draw, film);
        }
        if (full == null) full = InspectedQueue.full(config, films.tags(), draw);
        return full;
    }

    private List<KeyGroup> groups(Weighed weighed) {
        record Sort(KeyClass keyClass, long diseases) {}
        Map<Sort, double[]> sums = new HashMap<>(); // number of keys, sum of weights
        weighed.forEach((place, keyClass, weight) -> {
            double[] sum = sums.computeIfAbsent(
                    new Sort(keyClass, weighed.queue().ring().diseases(place)), _ -> new double[2]);
            sum[0]++;
            sum[1] += weight;
        });
        double total = sums.values().stream().mapToDouble(sum -> sum[1]).sum();
        return sums.entrySet().stream()
                .map(entry -> new KeyGroup(
                        entry.getKey().keyClass(),
                        diseases(entry.getKey().diseases()),
                        (long) entry.getValue()[0],
                        entry.getValue()[1] / entry.getValue()[0],
                        total == 0 ? 0 : entry.getValue()[1] / total))
                .sorted(Comparator.comparingDouble(KeyGroup::weightShare)
                        .reversed()
                        .thenComparing(KeyGroup::keyClass)
                        .thenComparing(group -> group.diseases().toString()))
                .toList();
    }

    /// Some keys of films, spread evenly over the ring.
    private List<Negative> sample(Weighed weighed) {
        List<Negative> all = new ArrayList<>();
        weighed.sample(SAMPLE, new SplittableRandom(config.seed()))
                .forEach(place -> all.add(new Negative(
                        films.training().get(weighed.queue().films()[place]),
                        diseases(weighed.queue().ring().diseases(place)),
                        weighed.classes().get(place),
                        weighed.weight(place))));
        all.sort(Comparator.comparingDouble(Negative::weight)
                .reversed()
                .thenComparing(Negative::keyClass)
                .thenComparing(negative -> negative.film().imageId()));
        return all;
    }

    /// Pairs and weights over all films.
    public PairTotals totals(JobContext context) {
        int count = films.training().size();
        int[] bins = new int[COUNTS.length];
        long sum = 0;
        int others = 0;
        double same = 0;
        for (int film = 0; film < count; film++) {
            if (film % 1024 == 0) context.checkCancelled();
            int[] candidates = draw.rule().candidates(film);
            int bin = COUNTS.length - 1;
            while (candidates.length < COUNTS[bin]) bin--;
            bins[bin]++;
            sum += candidates.length;
            double agreeing = agreement(film, candidates);
            if (Double.isNaN(agreeing)) continue;
            others++;
            same += agreeing;
        }
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < bins.length; i++) {
            counts.add(new Count(COUNTS[i], i + 1 < bins.length ? COUNTS[i + 1] - 1 : Integer.MAX_VALUE, bins[i]));
        }
        return negatives(count, others / (double) count, sum / (double) count, counts, same / others, context);
    }

    /// Share of the other films among the candidates that have the film's own diseases; `NaN` where there is none.
    private double agreement(int film, int[] candidates) {
        int others = 0;
        int agreeing = 0;
        for (int other : candidates) {
            if (other == film) continue;
            others++;
            if (films.tags().get(other).diseases() == films.tags().get(film).diseases()) agreeing++;
        }
        return others == 0 ? Double.NaN : agreeing / (double) others;
    }

    private PairTotals negatives(
            int count, double withOther, double mean, List<Count> counts, double same, JobContext context) {
        WeighedKeys sums = new WeighedKeys();
        int queries = Math.min(QUERIES, count);
        double effective = 0;
        for (int i = 0; i < queries; i++) {
            context.checkCancelled();
            Weighed weighed = weigh((int) ((long) i * count / queries));
            weighed.forEach((_, keyClass, weight) -> sums.add(keyClass, weight));
            effective += weighed.effective();
        }
        boolean turned = config.weighting().kind().byDisease() && sums.turned();
        return new PairTotals(
                count,
                withOther,
                mean,
                counts,
                same,
                queries,
                sums.classes(),
                sums.bins(),
                effective / queries,
                turned);
    }

    private List<String> diseases(FilmTags tags) {
        return diseases(tags.diseases());
    }

    List<String> diseases(long bits) {
        List<String> names = config.weighting().findings();
        return IntStream.range(0, names.size())
                .filter(i -> (bits >> i & 1) != 0)
                .mapToObj(names::get)
                .toList();
    }
}
