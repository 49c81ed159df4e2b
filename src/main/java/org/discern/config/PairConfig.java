package org.discern.config;

/// How the positive key of a query is chosen (MedAug, Vu et al. 2021, section 3): uniformly among the films
/// that fit all rules, the query itself included where it fits; the query itself where none fits. `self` is
/// MoCo.
public record PairConfig(
        @Setting(
                help =
                        "Where positives come from: the film itself (MoCo), or films of the same patient (MedAug, DisCeRn)")
        Positive positive,

        @Setting(help = "Study of the positive compared with the query's")
        Relation study,

        @Setting(help = "Frontal or lateral view of the positive compared with the query's")
        Relation laterality) {
    /// The films a positive is drawn from.
    public enum Positive {
        SELF,
        SAME_PATIENT
    }

    /// How a property of the positive relates to the query's.
    public enum Relation {
        ANY,
        SAME,
        DIFFERENT
    }
}
