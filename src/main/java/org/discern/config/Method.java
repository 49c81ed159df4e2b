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

    /// The method that `pair` and `weighting` amount to: negatives weighted by disease are DisCeRn, positives
    /// of the same patient or negatives weighted by laterality MedAug, else MoCo.
    public static Method of(PairConfig pair, WeightingConfig weighting) {
        return weighting.byDisease() ? DISCERN : of(pair.positive(), weighting.kind());
    }

    /// The method that these two settings amount to.
    public static Method of(PairConfig.Positive positive, WeightingConfig.Kind weighting) {
        if (weighting.byDisease()) return DISCERN;
        return positive == PairConfig.Positive.SAME_PATIENT || weighting.byLaterality() ? MEDAUG : MOCO;
    }
}
