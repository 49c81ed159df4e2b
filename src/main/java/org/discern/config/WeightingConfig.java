package org.discern.config;

import java.util.List;

/// How negatives are weighted by disease (DisCeRn). The weights enter the loss as their logarithm, added
/// after the division by the temperature; `as-run` alone puts it before, as the published code did
/// (`src/docs/decisions`).
public record WeightingConfig(
        @Setting(
                help =
                        "none: MoCo and MedAug; mass: DisCeRn as reported; asRun: as its code ran; ratio: a fixed ratio of the two weights")
        Kind kind,

        @Setting(help = "Share of the total weight that keys of other diseases get (mass, asRun)", above = 0, max = 1)
        double alpha,

        @Setting(help = "How many times the weight of a same-disease key another key gets (ratio)", above = 0)
        double lambda,

        @Setting(help = "Keys of the query's own patient in the queue: keep with weight 1, or mask")
        SamePatient samePatientKeys,

        @Setting(help = "Findings that count as a film's diseases; never the ones evaluated")
        List<String> findings) {
    public WeightingConfig {
        findings = List.copyOf(findings);
        if (findings.size() > 64) throw new IllegalArgumentException("findings: at most 64, got " + findings.size());
    }

    /// The weightings; equations in `src/docs/methods.md`.
    public enum Kind {
        NONE,
        MASS,
        AS_RUN,
        RATIO
    }

    /// What becomes of keys of the query's own patient.
    public enum SamePatient {
        KEEP,
        MASK
    }
}
