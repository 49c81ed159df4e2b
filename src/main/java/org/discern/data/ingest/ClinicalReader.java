package org.discern.data.ingest;

import java.util.Map;
import java.util.function.Consumer;
import org.discern.config.ClinicalConfig;

/// Reads one measured value of a row. A laboratory writes `inf` for above and `-inf` for below what it can
/// detect: no number, left out.
final class ClinicalReader {
    private final ClinicalConfig value;
    private long otherDays;

    ClinicalReader(ClinicalConfig value) {
        this.value = value;
    }

    /// Adds the value to `values`, if it was measured, in time, and can be true.
    void read(Cells row, Map<String, Double> values, Consumer<String> problems) {
        String cell = row.cell(value.column());
        if (cell.isEmpty()) return;
        if (!inTime(row)) {
            otherDays++;
            return;
        }
        double number = FieldReader.number(cell);
        if (number >= value.min() && number <= value.max()) values.put(value.name(), number);
        else problems.accept(value.name() + ": " + reason(cell, number) + "; left out");
    }

    /// What to tell of the whole table, if anything: the values of other days.
    void summarise(Consumer<String> problems) {
        if (otherDays > 0) {
            problems.accept("%s: %d values of days other than %s to %s, counted from the film's; left out"
                    .formatted(value.name(), otherDays, value.dayMin(), value.dayMax()));
        }
    }

    private boolean inTime(Cells row) {
        if (value.dayColumn().isEmpty()) return true;
        double day = FieldReader.number(row.cell(value.dayColumn()));
        return day >= value.dayMin() && day <= value.dayMax();
    }

    private static String reason(String cell, double number) {
        if (cell.matches("(?i)[-+]?inf(inity)?")) return "beyond the detection limit";
        return Double.isNaN(number) ? "not a number" : "out of range";
    }
}
