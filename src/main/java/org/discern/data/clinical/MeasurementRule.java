package org.discern.data.clinical;

import java.util.List;
import java.util.Optional;
import org.discern.config.ClinicalConfig;
import org.discern.config.FeatureConfig;
import org.discern.config.SourceConfig;
import org.discern.config.WindowConfig;
import org.discern.model.ClinicalValue;
import org.discern.model.Interval;
import org.discern.model.Measurement;
import org.discern.model.Problem;

/// When a measurement of one source counts as a clinical value, and in which unit.
public final class MeasurementRule {
    private static final String CELSIUS = "°C";
    private static final String FAHRENHEIT = "°F";

    private final String feature;
    private final Interval valid;
    private final List<String> written;
    private final boolean fahrenheit;
    private final boolean timed;
    private final WindowConfig window;

    private MeasurementRule(
            String feature,
            Interval valid,
            List<String> written,
            boolean fahrenheit,
            boolean timed,
            WindowConfig window) {
        this.feature = feature;
        this.valid = valid;
        this.written = written;
        this.fahrenheit = fahrenheit;
        this.timed = timed;
        this.window = window;
    }

    /// The rule of a source of MIMIC-IV.
    ///
    /// @throws Problem where its unit cannot be converted to the feature's
    public static MeasurementRule of(FeatureConfig feature, SourceConfig source, WindowConfig window) {
        boolean same = source.unit().isEmpty() || source.unit().equals(feature.unit());
        boolean fahrenheit = source.unit().equals(FAHRENHEIT) && feature.unit().equals(CELSIUS);
        if (!same && !fahrenheit)
            throw new Problem(
                    feature.name() + ": " + source.unit() + " cannot be converted to " + feature.unit(),
                    "State the value in the unit of its items; only °F is converted, to °C.");
        return new MeasurementRule(feature.name(), source.valid(), source.written(), fahrenheit && !same, true, window);
    }

    /// The rule of a value that stands in a data set's own table. Where that table has no day for it, it
    /// belongs to the film whatever its time.
    public static MeasurementRule of(ClinicalConfig value, WindowConfig window) {
        Interval valid = Interval.closed(value.min(), value.max());
        return new MeasurementRule(
                value.name(), valid, List.of(), false, !value.dayColumn().isEmpty(), window);
    }

    /// Name of the clinical value.
    public String feature() {
        return feature;
    }

    /// Why the measurement does not count; empty where it does.
    public Optional<Refusal> refusal(Measurement measurement) {
        if (timed && !window.contains(measurement.hours())) return Optional.of(Refusal.OTHER_TIME);
        if (measurement.warned()) return Optional.of(Refusal.WARNED);
        if (!inUnit(measurement.unit())) return Optional.of(Refusal.OTHER_UNIT);
        if (Double.isNaN(measurement.value())) return Optional.of(Refusal.NOT_A_NUMBER);
        return valid.contains(measurement.value()) ? Optional.empty() : Optional.of(Refusal.OUT_OF_RANGE);
    }

    /// The measurement in the feature's unit.
    public ClinicalValue converted(Measurement measurement) {
        double value = measurement.value();
        return new ClinicalValue(fahrenheit ? (value - 32) / 1.8 : value, measurement.hours());
    }

    private boolean inUnit(String unit) {
        return unit.isBlank()
                || written.isEmpty()
                || written.stream().anyMatch(known -> known.equalsIgnoreCase(unit.strip()));
    }
}
