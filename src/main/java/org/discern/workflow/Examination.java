package org.discern.workflow;

import java.util.List;
import java.util.Locale;

/// What a machine offers to the workbench, as text to be pasted into a report of a fault. It names no person, no
/// machine, no folder and no film.
public record Examination(List<Finding> findings) {
    public Examination {
        findings = List.copyOf(findings);
    }

    /// How well something serves.
    public enum Level {
        FINE,
        LIMITED,
        MISSING
    }

    /// @param found what there is
    /// @param advice what that means, and what to do; empty where it is fine
    public record Finding(Level level, String what, String found, String advice) {}

    /// One finding below the other, the advice indented.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8s %-14s %s%n",
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.what(),
                    finding.found()));
            if (!finding.advice().isEmpty())
                text.append(" ".repeat(24)).append(finding.advice()).append('\n');
        }
        return text.toString();
    }

    /// Whether something is missing without which the workbench does not do its work.
    public boolean serves() {
        return findings.stream().noneMatch(finding -> finding.level() == Level.MISSING);
    }
}
