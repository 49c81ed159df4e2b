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
    /// Standard deviation of the unit queries over the batch, mean over dimensions, times the square root of
    /// the dimension: near 1 when spread over the sphere, near 0 when the representation has collapsed.
    public static final String QUERY_SPREAD = "querySpread";
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

    private Metric() {}
}
