package org.discern.data.synthetic;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.LabelValue;

/// What a report of a study says: the truth, but for what it is unsure of and what it does not mention.
final class Report {
    private Report() {}

    /// @param severities of what is present
    static Map<Pathology, LabelValue> write(Map<Pathology, Double> severities, SplittableRandom random) {
        Map<Pathology, LabelValue> labels = new EnumMap<>(Pathology.class);
        for (Pathology pathology : Pathology.values()) {
            labels.put(pathology, label(severities.getOrDefault(pathology, 0.0), random.nextDouble()));
        }
        return labels;
    }

    /// Slight findings are more often doubted or passed over than severe ones.
    private static LabelValue label(double severity, double chance) {
        if (severity == 0) {
            if (chance < 0.03) return LabelValue.UNCERTAIN;
            return chance < 0.23 ? LabelValue.UNMENTIONED : LabelValue.NEGATIVE;
        }
        double slight = 1 - severity;
        if (chance < 0.25 * slight) return LabelValue.UNCERTAIN;
        return chance < 0.4 * slight ? LabelValue.UNMENTIONED : LabelValue.POSITIVE;
    }
}
