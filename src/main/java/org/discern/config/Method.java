package org.discern.config;

/// The methods that settings amount to.
public enum Method {
    MOCO("MoCo"),
    MEDAUG("MedAug"),
    DISCERN("DisCeRn");

    private final String title;

    Method(String title) {
        this.title = title;
    }

    /// The name as the papers write it.
    public String title() {
        return title;
    }

    /// The method that `pair` and `weighting` amount to: weighted negatives are DisCeRn, positives of the
    /// same patient MedAug, else MoCo.
    public static Method of(PairConfig pair, WeightingConfig weighting) {
        if (weighting.kind() != WeightingConfig.Kind.NONE) return DISCERN;
        return pair.positive() == PairConfig.Positive.SAME_PATIENT ? MEDAUG : MOCO;
    }
}
