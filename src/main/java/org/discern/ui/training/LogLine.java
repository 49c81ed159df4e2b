package org.discern.ui.training;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.discern.model.Metric;
import org.discern.model.RunEvent;

/// Events as lines of a log.
final class LogLine {
    private static final Map<String, String> SHOWN = Map.of(
            Metric.LOSS, "loss",
            Metric.CONTRAST_ACCURACY, "accuracy",
            Metric.VALIDATION_AUROC, "validation AUROC",
            Metric.ONLINE_KNN_AUROC, "online k-NN AUROC",
            Metric.ONLINE_PROBE_AUROC, "online probe AUROC");

    private LogLine() {}

    static String of(RunEvent.EpochDone epoch) {
        String values = epoch.values().entrySet().stream()
                .filter(value -> SHOWN.containsKey(value.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(value -> String.format(Locale.ROOT, ", %s %.3f", SHOWN.get(value.getKey()), value.getValue()))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT, "%s: epoch %d of %d%s", epoch.phase(), epoch.epoch(), epoch.totalEpochs(), values);
    }

    static String of(RunEvent.CheckpointSaved saved) {
        return String.format(Locale.ROOT, "%s: checkpoint at step %,d", saved.phase(), saved.step());
    }

    static String of(RunEvent.Notice notice) {
        return (notice.severity() == RunEvent.Severity.WARNING ? "warning: " : "note: ") + notice.text();
    }
}
