package org.discern.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.discern.config.EvaluationConfig;
import org.discern.config.MocoConfig;
import org.discern.config.RunConfig;
import org.discern.config.SweepConfig;
import org.discern.engine.Network;
import org.discern.engine.NetworkCost;
import org.discern.model.Cohort;
import org.discern.model.Leak;
import org.discern.model.Problem;
import org.discern.model.Split;

/// Says what an experiment's settings mean before it is run: work, time, memory, pairs, leaks. A changed setting is
/// answered at once, for films that are known already.
public final class ForeseeExperiment {
    /// A picture of the cache is a little longer than it is wide.
    private static final double CACHE_ASPECT = 1.2;
    /// Work of a film through the query encoder and back, as parts of a step of pre-training, which has the key
    /// encoder's way too.
    private static final double FINE_TUNING_WORK = 0.75;
    /// Work of a film through an encoder, as parts of a step.
    private static final double FORWARD_WORK = 0.25;

    // By these the peaks of twenty real runs were foretold within a quarter (src/docs/performance.md,
    // ForesightBenchmark).
    /// Java with its heap, the engine's libraries and the catalog.
    private static final double PROGRAM_BYTES = 430e6;
    /// Copies of a network's parameters at most: two encoders, gradient and moments, what they begin from, and what a
    /// checkpoint is written from.
    private static final double PARAMETER_COPIES = 16.5;
    /// Copies of what a batch leaves behind in a network.
    private static final double VALUE_COPIES = 1.5;

    private final Project project;
    private final InspectPairs pairs;
    private final MeasuredSpeeds speeds;

    /// @param pairs of the same project
    public ForeseeExperiment(Project project, InspectPairs pairs) {
        this.project = project;
        this.pairs = pairs;
        this.speeds = new MeasuredSpeeds(project);
    }

    /// What tables tell, at once; whether copies of films leak is only known once their pictures are decoded.
    ///
    /// @throws Problem where the project has no such data set
    public Foresight of(RunConfig config) {
        Cohort cohort = pairs.cohort(config.data().dataset());
        int training = cohort.films(Split.TRAIN).size();
        boolean untrained = config.pretrain().epochs() == 0;
        int batches = untrained ? 0 : training / config.pretrain().batchSize();
        Optional<MeasuredSpeeds.Speed> speed = speeds.of(config);
        boolean there = hasEncoder(config);
        double films = (there ? 0 : pretrainingFilms(config, cohort)) + evaluationFilms(config, cohort);
        return new Foresight(
                training,
                cohort.films(Split.VALIDATION).size(),
                cohort.films(judged(config)).size(),
                batches,
                (long) batches * config.pretrain().epochs(),
                memoryBytes(config),
                (long) (cohort.films().size() * Math.pow(config.data().cacheSizePixels(), 2) * CACHE_ASPECT),
                speed.isEmpty() ? Double.NaN : films / speed.get().imagesPerSecond() / 3600,
                speed.map(found -> words(found, there))
                        .orElse("no run of this project tells the speed of this machine"),
                there,
                obstacle(config, cohort),
                leaks(config, cohort),
                new CheckExperiment(config, cohort).notices());
    }

    /// What pairs and weights come to over all films; takes longer.
    ///
    /// @throws Problem where settings and films do not fit
    public PairTotals pairs(RunConfig config, JobContext context) {
        return pairs.of(config).totals(context);
    }

    /// Hours of a whole sweep; `NaN` where no run tells a speed. An encoder is trained once, however many of the
    /// experiments judge it.
    public double hours(SweepConfig sweep) {
        Set<List<Object>> encoders = new HashSet<>();
        double hours = 0;
        for (RunConfig run : sweep.runs()) {
            Cohort cohort = pairs.cohort(run.data().dataset());
            boolean there = !encoders.add(run.encoderSettings()) || hasEncoder(run);
            double films = (there ? 0 : pretrainingFilms(run, cohort)) + evaluationFilms(run, cohort);
            hours += speeds.of(run)
                    .map(speed -> films / speed.imagesPerSecond() / 3600)
                    .orElse(Double.NaN);
        }
        return hours;
    }

    private boolean hasEncoder(RunConfig config) {
        return ProvideRun.encoders(project, config).findAny().isPresent();
    }

    private static String words(MeasuredSpeeds.Speed speed, boolean encoderIsThere) {
        String text = String.format(
                Locale.ROOT,
                speed.scaled()
                        ? "%.0f films/s, scaled from run %s by the work of a film: off by a third as a rule, at times by a factor of two"
                        : "%.0f films/s, as in run %s",
                speed.imagesPerSecond(),
                speed.from());
        return encoderIsThere ? text + "; this encoder is there already" : text;
    }

    private static double pretrainingFilms(RunConfig config, Cohort cohort) {
        return (double) config.pretrain().epochs() * cohort.films(Split.TRAIN).size();
    }

    /// As films of pre-training that are as much work.
    private static double evaluationFilms(RunConfig config, Cohort cohort) {
        EvaluationConfig evaluation = config.evaluation();
        int encoders = evaluation.untrainedBaseline() ? 2 : 1;
        if (evaluation.baselineFile().isPresent()) encoders++;
        double films = 0;
        if (evaluation.linearProbe() || evaluation.knn())
            films += FORWARD_WORK * encoders * cohort.films().size();
        double trainings = (evaluation.endToEnd() ? encoders : 0) + (evaluation.supervisedBaseline() ? 1 : 0);
        double draws = evaluation.labelFraction();
        for (double fraction : evaluation.labelFractions()) draws += fraction * evaluation.repeats();
        return films
                + FINE_TUNING_WORK
                        * trainings
                        * draws
                        * evaluation.fineTune().epochs()
                        * cohort.films(Split.TRAIN).size();
    }

    private static Split judged(RunConfig config) {
        return config.evaluation().judgedOn() == EvaluationConfig.JudgedOn.TEST ? Split.TEST : Split.VALIDATION;
    }

    /// The program itself; copies of the parameters; what a batch leaves for the way back; queue, and logits with their
    /// weights and gradient.
    static long memoryBytes(RunConfig config) {
        NetworkCost cost = NetworkCost.of(
                Network.queryEncoder(config.encoder()), config.data().imageSizePixels());
        double batch = config.pretrain().batchSize();
        double values = PARAMETER_COPIES * cost.parameters();
        values += VALUE_COPIES * batch / config.moco().batchParts() * cost.values();
        if (config.moco().negatives() == MocoConfig.Negatives.QUEUE)
            values += (double) config.moco().queueSize() * config.encoder().projectionDimension();
        values += 3 * batch * config.negativeCount();
        return (long) (PROGRAM_BYTES + Float.BYTES * values);
    }

    private static String obstacle(RunConfig config, Cohort cohort) {
        try {
            new CheckExperiment(config, cohort).require();
            return "";
        } catch (Problem problem) {
            return problem.hint().isEmpty() ? problem.what() : problem.what() + ". " + problem.hint();
        }
    }

    private List<String> leaks(RunConfig config, Cohort cohort) {
        return new CheckLeaks(project, config)
                .ofTables(cohort).stream()
                        .filter(leak ->
                                config.acceptedLeaks().reason(leak.kind()).isEmpty())
                        .map(Leak::what)
                        .toList();
    }
}
