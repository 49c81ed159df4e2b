package org.discern.data.ingest;

import java.util.Map;
import java.util.function.Consumer;
import org.discern.config.ClinicalConfig;
import org.discern.model.ClinicalValue;

/// Reads one measured value of a row. A laboratory writes `inf` for above and `-inf` for below what it can
/// detect: no number, left out.
final class ClinicalReader {
    private final ClinicalConfig value;
    private long otherDays;

    ClinicalReader(ClinicalConfig value) {
        this.value = value;
    }

    /// Adds the value to `values`, if it was measured, in time, and can be true.
    void read(Cells row, Map<String, ClinicalValue> values, Consumer<String> problems) {
        String cell = row.cell(value.column());
        if (cell.isEmpty()) return;
        double day = day(row);
        if (!inTime(day)) {
            otherDays++;
            return;
        }
        double number = FieldReader.number(cell);
        if (number >= value.min() && number <= value.max())
            values.put(value.name(), new ClinicalValue(number, 24 * day));
        else problems.accept(value.name() + ": " + reason(cell, number) + "; left out");
    }

    /// What to tell of the whole table, if anything: the values of other days.
    void summarise(Consumer<String> problems) {
        if (otherDays > 0) {
            problems.accept("%s: %d values of days other than %s to %s, counted from the film's; left out"
                    .formatted(value.name(), otherDays, value.dayMin(), value.dayMax()));
        }
    }

    private double day(Cells row) {
        return value.dayColumn().isEmpty() ? Double.NaN : FieldReader.number(row.cell(value.dayColumn()));
    }

    private boolean inTime(double day) {
        return value.dayColumn().isEmpty() || day >= value.dayMin() && day <= value.dayMax();
    }

    private static String reason(String cell, double number) {
        if (cell.matches("(?i)[-+]?inf(inity)?")) return "beyond the detection limit";
        return Double.isNaN(number) ? "not a number" : "out of range";
    }
}
