package org.discern.model;

/// Names of the values that runs report, as they stand in `metrics.jsonl`.
public final class Metric {
    /// Contrastive loss (or the loss of a classifier), mean over the batch.
    public static final String LOSS = "loss";
    /// Share of queries whose positive key has the largest similarity among the K+1.
    public static final String CONTRAST_ACCURACY = "contrastAccuracy";
    public static final String LEARNING_RATE = "learningRate";
    /// Films whose query and key went through the encoders, a second.
    public static final String IMAGES_PER_SECOND = "imagesPerSecond";
    /// Share of a step's time that waits for the loader to bring pictures.
    public static final String LOADER_WAIT_SHARE = "loaderWaitShare";
    /// Mean squared distance of a query and its positive key, from 0 to 4 (Wang and Isola 2020).
    public static final String ALIGNMENT = "alignment";
    /// Logarithm of the mean of `exp(-2 d^2)` over pairs of queries at distance `d`: 0 where all are the same, about
    /// -4 where they are spread over the sphere (Wang and Isola 2020).
    public static final String UNIFORMITY = "uniformity";
    /// Standard deviation of the unit queries over the batch, mean over dimensions, times the square root of
    /// the dimension: near 1 when spread over the sphere, near 0 when the representation has collapsed.
    public static final String QUERY_SPREAD = "querySpread";
    /// About how many dimensions the queries of a batch use (Bartlett et al. 2020); at most one less than the batch.
    public static final String EFFECTIVE_RANK = "effectiveRank";
    /// Mean age of the keys that the queries were held against, in steps.
    public static final String QUEUE_AGE = "queueAge";
    /// Mean share of keys of other patients that share a disease with the query.
    public static final String SAME_DISEASE_SHARE = "sameDiseaseShare";
    /// Mean realised weight of keys that share a disease with the query.
    public static final String SAME_DISEASE_WEIGHT = "sameDiseaseWeight";
    /// Mean realised weight of keys of other diseases.
    public static final String DIFFERENT_DISEASE_WEIGHT = "differentDiseaseWeight";
    /// Share of the queue that holds real keys.
    public static final String QUEUE_FILL = "queueFill";
    /// AUROC on the validation split.
    public static final String VALIDATION_AUROC = "validationAuroc";
    /// Macro AUROC of nearest neighbours on a sample of the validation films, during pre-training: to watch, not to
    /// report.
    public static final String ONLINE_KNN_AUROC = "onlineKnnAuroc";
    /// The same of a linear probe.
    public static final String ONLINE_PROBE_AUROC = "onlineProbeAuroc";

    private Metric() {}
}
