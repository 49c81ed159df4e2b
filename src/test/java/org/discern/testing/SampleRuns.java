package org.discern.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.Cohort;
import org.discern.model.ConfidenceInterval;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.LabelValue;
import org.discern.model.Metric;
import org.discern.model.ModelScore;
import org.discern.model.PairedDifference;
import org.discern.model.PredictionSet;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.model.ScoreTable;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.workflow.Environment;
import org.discern.workflow.ModelName;
import org.discern.workflow.Phase;
import org.discern.workflow.RunLog;
import org.discern.workflow.RunRecord;
import org.discern.workflow.Worker;

/// Runs as their folders would tell them, made up for tests of what shows them.
public final class SampleRuns {
    public static final String DATASET = "synthetic-demo";
    public static final List<Finding> FINDINGS = List.of(
            new Finding("Cardiomegaly"),
            new Finding("Pleural Effusion"),
            new Finding("Pneumothorax"),
            new Finding("Rare"));
    private static final int TEST_FILMS = 160;
    private static final int TRAIN_FILMS = 40;
    private static final int STEPS = 240;

    private SampleRuns() {}

    /// A run's settings: `moco`, `medaug` or `discern`.
    public static RunConfig config(String method) {
        String positive = method.equals("moco") ? "self" : "samePatient";
        List<String> sets = new ArrayList<>(
                List.of("name=" + method + "-demo", "data.dataset=" + DATASET, "pair.positive=" + positive));
        if (method.equals("discern")) sets.addAll(List.of("weighting.kind=mass", "weighting.findings=[Edema]"));
        return ConfigFile.parse("test", "seed: 7\n", sets);
    }

    public static RunSummary summary(String method, RunState state) {
        return summary(method, state, "");
    }

    /// @param mark that tells it from others of the method, in its id
    public static RunSummary summary(String method, RunState state, String mark) {
        String title =
                Map.of("moco", "MoCo", "medaug", "MedAug", "discern", "DisCeRn").get(method);
        return new RunSummary(
                new RunId("20260102-030405-" + mark + (mark.isEmpty() ? "" : "-") + method),
                method + "-demo",
                DATASET,
                String.valueOf(title),
                state,
                Instant.parse("2026-01-02T03:04:05Z"),
                Map.of());
    }

    /// Films with labels in all four states; one finding that no test film has.
    public static Cohort cohort() {
        SplittableRandom random = new SplittableRandom(3);
        List<Radiograph> films = new ArrayList<>();
        for (int i = 0; i < TEST_FILMS + TRAIN_FILMS; i++) {
            Split split = i < TEST_FILMS ? Split.TEST : Split.TRAIN;
            Map<Finding, LabelValue> labels = Map.of(
                    FINDINGS.get(0), LabelValue.values()[random.nextInt(2)],
                    FINDINGS.get(1), LabelValue.values()[random.nextInt(4)],
                    FINDINGS.get(2), LabelValue.values()[random.nextInt(2)],
                    FINDINGS.get(3), split == Split.TRAIN && i % 2 == 0 ? LabelValue.POSITIVE : LabelValue.NEGATIVE);
            films.add(new Radiograph(
                    "film-" + i,
                    DATASET,
                    "P" + i / 2,
                    "S" + i,
                    null,
                    ViewPosition.PA,
                    split,
                    "film-" + i + ".png",
                    Sex.UNKNOWN,
                    Double.NaN,
                    labels,
                    Map.of()));
        }
        return new Cohort(DATASET, true, FINDINGS, films);
    }

    /// What a run reports: a falling loss, rising accuracy, and so on.
    public static List<RunEvent> events() {
        SplittableRandom random = new SplittableRandom(5);
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent.PhaseStarted(Phase.PRETRAIN, STEPS));
        for (int step = 1; step <= STEPS; step++) {
            double done = (double) step / STEPS;
            events.add(new RunEvent.StepDone(
                    Phase.PRETRAIN,
                    step,
                    STEPS,
                    1 + step / 48,
                    Map.of(
                            Metric.LOSS, 6.9 - 2.2 * done + 0.4 * random.nextDouble(),
                            Metric.CONTRAST_ACCURACY, 0.35 * done + 0.05 * random.nextDouble(),
                            Metric.LEARNING_RATE, 0.03 * 0.5 * (1 + Math.cos(Math.PI * done)),
                            Metric.IMAGES_PER_SECOND, 180 + 20 * random.nextDouble(),
                            Metric.QUERY_SPREAD, 0.6 + 0.35 * done,
                            Metric.UNIFORMITY, -1.5 - 1.8 * done + 0.1 * random.nextDouble(),
                            Metric.EFFECTIVE_RANK, 4 + 18 * done + random.nextDouble(),
                            Metric.SAME_DISEASE_WEIGHT, 0.7 + 0.05 * random.nextDouble(),
                            Metric.DIFFERENT_DISEASE_WEIGHT, 1.2 + 0.05 * random.nextDouble())));
        }
        events.add(new RunEvent.Notice(
                RunEvent.Severity.WARNING,
                "the queue (1024 keys) is larger than the training split (720 films): older"
                        + " keys of the same films stay among the negatives"));
        for (int epoch = 1; epoch <= 6; epoch++) {
            events.add(new RunEvent.EpochDone(
                    Phase.END_TO_END,
                    epoch,
                    6,
                    Map.of(Metric.LOSS, 0.7 - 0.05 * epoch, Metric.VALIDATION_AUROC, 0.6 + 0.04 * epoch)));
        }
        return events;
    }

    /// The log of a run that has told everything: all events at the first reading, none later.
    public static RunLog log(String method, RunState state) {
        return new RunLog() {
            private boolean read;

            @Override
            public RunConfig config() {
                return SampleRuns.config(method);
            }

            @Override
            public Standing read(Consumer<RunEvent> events, Runnable forget) {
                if (!read) SampleRuns.events().forEach(events);
                read = true;
                return new Standing(state, Worker.NOBODY, Instant.EPOCH);
            }
        };
    }

    /// A run with all that its folder can hold.
    public static RunRecord record(String method, RunState state) {
        Cohort cohort = cohort();
        double skill = switch (method) {
            case "moco" -> 0.8;
            case "medaug" -> 1.2;
            default -> 1.6;
        };
        List<PredictionSet> predictions = List.of(
                predictions(ModelName.PROBE_PRETRAINED, cohort, skill),
                predictions(ModelName.PROBE_UNTRAINED, cohort, 0.3));
        return new RunRecord(
                summary(method, state),
                config(method),
                new Environment(
                        "test",
                        "java",
                        "system",
                        2,
                        1024,
                        "engine",
                        "cpu",
                        "asked for",
                        DATASET,
                        "hash",
                        7,
                        "2026-01-02T03:04:05Z",
                        null,
                        null),
                cohort,
                events(),
                result(predictions),
                predictions,
                layout(cohort),
                Path.of("runs", method));
    }

    /// The same films and notes with other models.
    public static RunResult withModels(RunResult result, List<ModelScore> models, List<PairedDifference> differences) {
        return new RunResult(
                result.method(),
                result.dataset(),
                result.synthetic(),
                result.trainFilms(),
                result.validationFilms(),
                result.testFilms(),
                result.testPatients(),
                models,
                differences,
                result.retrieval(),
                result.pretrainSeconds(),
                result.evaluationSeconds(),
                result.notes());
    }

    private static PredictionSet predictions(String model, Cohort cohort, double skill) {
        List<Radiograph> test = cohort.films(Split.TEST);
        SplittableRandom random = new SplittableRandom(11);
        float[][] scores = new float[test.size()][FINDINGS.size()];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < FINDINGS.size(); j++) {
                boolean positive = test.get(i).label(FINDINGS.get(j)) == LabelValue.POSITIVE;
                scores[i][j] = (float) (1 / (1 + Math.exp(-((positive ? skill : 0) + random.nextGaussian()))));
            }
        }
        return new PredictionSet(model, test.stream().map(Radiograph::imageId).toList(), FINDINGS, scores);
    }

    private static RunResult result(List<PredictionSet> predictions) {
        List<ModelScore> models = new ArrayList<>();
        double auroc = 0.8125;
        for (PredictionSet set : predictions) {
            List<FindingScore> scores = new ArrayList<>();
            for (Finding finding : FINDINGS) {
                boolean rare = finding.name().equals("Rare");
                Double value = rare ? null : Double.valueOf(auroc);
                scores.add(new FindingScore(
                        finding,
                        rare ? 0 : 81,
                        rare ? 160 : 79,
                        value,
                        rare ? null : new ConfidenceInterval(auroc - 0.06, auroc + 0.05, 0.95),
                        null,
                        value,
                        null,
                        value,
                        value));
            }
            models.add(new ModelScore(
                    set.model(),
                    new ScoreTable(
                            scores, auroc, new ConfidenceInterval(auroc - 0.03, auroc + 0.03, 0.95), auroc, null)));
            auroc -= 0.15;
        }
        return new RunResult(
                "MoCo", DATASET, true, 720, 180, TEST_FILMS, 80, models, List.of(), List.of(), 60, 20, List.of());
    }

    private static FilmLayout layout(Cohort cohort) {
        List<Radiograph> test = cohort.films(Split.TEST);
        SplittableRandom random = new SplittableRandom(13);
        int n = test.size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            boolean positive = test.get(i).label(FINDINGS.getFirst()) == LabelValue.POSITIVE;
            x[i] = 10 * random.nextGaussian() + (positive ? 14 : -14);
            y[i] = 10 * random.nextGaussian();
        }
        return new FilmLayout(
                test.stream().map(Radiograph::imageId).toList(),
                x,
                y,
                "t-SNE, n = 160 of 160 test films, perplexity 30, seed 7",
                0.934);
    }
}
