package org.discern.config;

import java.util.List;

/// How negatives are weighted by disease (DisCeRn). The weights enter the loss as their logarithm, added
/// after the division by the temperature; `as-run` alone puts it before, as the published code did
/// (`src/docs/decisions`).
public record WeightingConfig(
        @Setting(
                help =
                        "none: MoCo and MedAug. By disease (DisCeRn): mass as reported, asRun as its code ran, ratio of the"
                                + " two weights, exact for equal sets of diseases, overlap and difference by degrees, dropSame to"
                                + " leave out the same. By laterality (MedAug): lateralityOnly, lateralityMass, lateralitySample,"
                                + " lateralityAppend")
        Kind kind,

        @Setting(
                help =
                        "Share of the total weight that keys of other diseases (mass, exact, asRun) or of the same laterality"
                                + " (lateralityMass) get",
                above = 0,
                max = 1)
        double alpha,

        @Setting(
                help = "How many times the weight of a same-disease key another key gets (ratio, overlap, difference)",
                above = 0)
        double lambda,

        @Setting(
                help =
                        "Share of the same-laterality keys that is kept (lateralitySample), or of the queue that is drawn"
                                + " from them again (lateralityAppend)",
                above = 0,
                max = 1)
        double share,

        @Setting(
                help = "How far weight moves to keys that are similar to the query (beta): in proportion to e^(beta s),"
                        + " s the similarity over the temperature; 0: not at all",
                min = 0,
                max = 10)
        double hardness,

        @Setting(
                help =
                        "Share of supervised contrast in the loss, which draws a query to the keys of other patients with"
                                + " the same disease; 0: none",
                min = 0,
                max = 1)
        double supervisedShare,

        @Setting(help = "Keys of the query's own patient in the queue: keep with weight 1, or mask")
        SamePatient samePatientKeys,

        @Setting(help = "Findings that count as a film's diseases; never the ones evaluated")
        List<String> findings) {
    public WeightingConfig {
        findings = List.copyOf(findings);
        if (findings.size() > 64) throw new IllegalArgumentException("findings: at most 64, got " + findings.size());
        if (supervisedShare > 0 && kind.byLaterality()) {
            throw new IllegalArgumentException("supervisedShare compares diseases, but kind compares lateralities");
        }
    }

    /// Whether it compares films by their diseases.
    public boolean byDisease() {
        return kind.byDisease() || supervisedShare > 0;
    }

    /// The weightings; equations in `src/docs/methods.md`.
    public enum Kind {
        NONE,
        MASS,
        AS_RUN,
        RATIO,
        EXACT,
        OVERLAP,
        DIFFERENCE,
        DROP_SAME,
        LATERALITY_ONLY,
        LATERALITY_MASS,
        LATERALITY_SAMPLE,
        LATERALITY_APPEND;

        /// Whether it compares films by their diseases.
        public boolean byDisease() {
            return this != NONE && !byLaterality();
        }

        /// Whether it compares films by frontal and lateral view.
        public boolean byLaterality() {
            return compareTo(LATERALITY_ONLY) >= 0;
        }
    }

    /// What becomes of keys of the query's own patient.
    public enum SamePatient {
        KEEP,
        MASK
    }
}
