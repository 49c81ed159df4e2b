package org.discern.config;

import java.util.LinkedHashMap;
import java.util.Map;

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

    /// What to set of an experiment to make it one of this method, by path; the rest stays.
    ///
    /// @param weighting that the experiment has
    public Map<String, String> settings(WeightingConfig.Kind weighting) {
        boolean stays = switch (this) {
            case MOCO -> weighting == WeightingConfig.Kind.NONE;
            case MEDAUG -> !weighting.byDisease();
            case DISCERN -> weighting.byDisease();
        };
        WeightingConfig.Kind other = this == DISCERN ? WeightingConfig.Kind.MASS : WeightingConfig.Kind.NONE;
        Map<String, String> settings = new LinkedHashMap<>();
        PairConfig.Positive positive = this == MOCO ? PairConfig.Positive.SELF : PairConfig.Positive.SAME_PATIENT;
        settings.put("pair.positive", Scalars.name(positive));
        settings.put("weighting.kind", Scalars.name(stays ? weighting : other));
        if (this != DISCERN) settings.put("weighting.supervisedShare", "0");
        return settings;
    }

    /// The method that `pair` and `weighting` amount to: negatives weighted by disease are DisCeRn, positives
    /// of the same patient or negatives weighted by laterality MedAug, else MoCo.
    public static Method of(PairConfig pair, WeightingConfig weighting) {
        return weighting.byDisease() ? DISCERN : of(pair.positive(), weighting.kind());
    }

    /// The method that these two settings amount to.
    public static Method of(PairConfig.Positive positive, WeightingConfig.Kind weighting) {
        if (weighting.byDisease()) return DISCERN;
        return positive != PairConfig.Positive.SELF || weighting.byLaterality() ? MEDAUG : MOCO;
    }
}
