package org.discern.data.clinical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.discern.config.WindowConfig.Statistic;
import org.discern.model.ClinicalValue;
import org.discern.model.Measurement;

/// The clinical values of one film, gathered from its measurements. Their order does not matter; the same
/// number at the same time counts once, whichever tables repeat it.
public final class FilmValues {
    private static final Comparator<ClinicalValue> BY_TIME =
            Comparator.comparingDouble(ClinicalValue::hours).thenComparingDouble(ClinicalValue::value);

    private final Statistic statistic;
    private final Map<String, List<ClinicalValue>> values = new LinkedHashMap<>();

    public FilmValues(Statistic statistic) {
        this.statistic = statistic;
    }

    /// Takes a measurement, if the rule lets it count; else answers why not.
    public Optional<Refusal> add(MeasurementRule rule, Measurement measurement) {
        Optional<Refusal> refusal = rule.refusal(measurement);
        if (refusal.isEmpty())
            values.computeIfAbsent(rule.feature(), _ -> new ArrayList<>()).add(rule.converted(measurement));
        return refusal;
    }

    /// A value for each feature that was measured.
    public Map<String, ClinicalValue> summarised() {
        Map<String, ClinicalValue> summarised = new LinkedHashMap<>();
        values.forEach((feature, several) -> summarised.put(feature, summary(several)));
        return summarised;
    }

    private ClinicalValue summary(List<ClinicalValue> several) {
        List<ClinicalValue> distinct =
                several.stream().distinct().sorted(BY_TIME).toList();
        return switch (statistic) {
            case MEAN -> mean(distinct);
            case LAST -> mean(at(distinct.getLast().hours(), distinct));
            case NEAREST -> mean(at(nearest(distinct), distinct));
        };
    }

    private static double nearest(List<ClinicalValue> byTime) {
        double nearest = byTime.getFirst().hours();
        for (ClinicalValue value : byTime) {
            if (Math.abs(value.hours()) < Math.abs(nearest)) nearest = value.hours();
        }
        return nearest;
    }

    private static List<ClinicalValue> at(double hours, List<ClinicalValue> values) {
        return values.stream()
                .filter(value -> Double.compare(value.hours(), hours) == 0)
                .toList();
    }

    /// The mean, at the time of the latest: none of it was known before.
    private static ClinicalValue mean(List<ClinicalValue> byTime) {
        double sum = 0;
        for (ClinicalValue value : byTime) sum += value.value();
        return new ClinicalValue(sum / byTime.size(), byTime.getLast().hours());
    }
}
