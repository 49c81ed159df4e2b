package org.discern.ui.training;

import java.util.List;
import org.discern.model.Metric;
import org.discern.workflow.Phase;

/// What can be drawn of runs, each a chart.
public enum Measure {
    LOSS("Contrastive loss", true, Metric.LOSS),
    ACCURACY("Accuracy among K+1", true, Metric.CONTRAST_ACCURACY),
    ONLINE_KNN("Online k-NN AUROC", Metric.ONLINE_KNN_AUROC),
    ONLINE_PROBE("Online probe AUROC", Metric.ONLINE_PROBE_AUROC),
    ALIGNMENT("Alignment", true, Metric.ALIGNMENT),
    UNIFORMITY("Uniformity", true, Metric.UNIFORMITY),
    SPREAD("Spread of queries", true, Metric.QUERY_SPREAD),
    RANK("Effective rank", true, Metric.EFFECTIVE_RANK),
    WEIGHTS("Weight of keys, same disease", true, Metric.SAME_DISEASE_WEIGHT),
    OTHER_WEIGHTS("Weight of keys, other disease", true, Metric.DIFFERENT_DISEASE_WEIGHT),
    QUEUE_AGE("Queue age in steps", false, Metric.QUEUE_AGE),
    RATE("Learning rate", false, Metric.LEARNING_RATE),
    SPEED("Images a second", true, Metric.IMAGES_PER_SECOND),
    LOADER("Share of time waiting for pictures", true, Metric.LOADER_WAIT_SHARE),
    CLASSIFIER_LOSS("Classifier loss", Metric.LOSS),
    VALIDATION("Validation AUROC", Metric.VALIDATION_AUROC);

    /// What is shown until a person chooses.
    static final List<Measure> FIRST = List.of(
            LOSS,
            ACCURACY,
            ONLINE_KNN,
            ONLINE_PROBE,
            UNIFORMITY,
            SPREAD,
            RANK,
            WEIGHTS,
            RATE,
            SPEED,
            CLASSIFIER_LOSS,
            VALIDATION);

    private final String title;
    private final boolean smoothed;
    private final boolean byEpoch;
    private final String metric;

    Measure(String title, boolean smoothed, String metric) {
        this.title = title;
        this.smoothed = smoothed;
        this.byEpoch = false;
        this.metric = metric;
    }

    /// By epoch.
    Measure(String title, String metric) {
        this.title = title;
        this.smoothed = false;
        this.byEpoch = true;
        this.metric = metric;
    }

    public String title() {
        return title;
    }

    boolean smoothed() {
        return smoothed;
    }

    boolean byEpoch() {
        return byEpoch;
    }

    String metric() {
        return metric;
    }

    /// Whether it is of classifiers, which have a phase each, instead of pre-training.
    boolean ofClassifiers() {
        return this == CLASSIFIER_LOSS || this == VALIDATION;
    }

    /// Whether a curve is one of it.
    boolean takes(CurveKey key) {
        return key.metric().equals(metric)
                && key.byEpoch() == byEpoch
                && key.phase().equals(Phase.PRETRAIN) != ofClassifiers();
    }
}
