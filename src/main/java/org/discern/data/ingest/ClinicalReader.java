package org.discern.data.ingest;

import java.util.function.Consumer;
import org.discern.config.ClinicalConfig;
import org.discern.config.WindowConfig;
import org.discern.data.clinical.FilmValues;
import org.discern.data.clinical.MeasurementRule;
import org.discern.data.clinical.Refusal;
import org.discern.model.Measurement;

/// Reads one measured value of a row. A laboratory writes `inf` for above and `-inf` for below what it can
/// detect: no number, left out.
final class ClinicalReader {
    private static final double HOURS_A_DAY = 24;

    private final ClinicalConfig value;
    private final WindowConfig window;
    private final MeasurementRule rule;
    private long otherDays;

    ClinicalReader(ClinicalConfig value, WindowConfig window) {
        this.value = value;
        this.window = window;
        this.rule = MeasurementRule.of(value, window);
    }

    /// Adds the value to `values`, if it was measured, in time, and can be true.
    void read(Cells row, FilmValues values, Consumer<String> problems) {
        String cell = row.cell(value.column());
        if (cell.isEmpty()) return;
        Measurement measurement = new Measurement(FieldReader.number(cell), "", hours(row), false);
        values.add(rule, measurement).ifPresent(refusal -> {
            if (refusal == Refusal.OTHER_TIME) otherDays++;
            else problems.accept(value.name() + ": " + reason(cell, refusal) + "; left out");
        });
    }

    /// What to tell of the whole table, if anything: the values of other days.
    void summarise(Consumer<String> problems) {
        if (otherDays > 0) {
            problems.accept("%s: %d values not measured from %s h before to %s h after the film; left out"
                    .formatted(value.name(), otherDays, window.hoursBefore(), window.hoursAfter()));
        }
    }

    private double hours(Cells row) {
        if (value.dayColumn().isEmpty()) return Double.NaN;
        return HOURS_A_DAY * FieldReader.number(row.cell(value.dayColumn()));
    }

    private static String reason(String cell, Refusal refusal) {
        return cell.matches("(?i)[-+]?inf(inity)?") ? "beyond the detection limit" : refusal.text();
    }
}
