package org.discern.config;

import org.discern.model.Leak;

/// Reasons for running in spite of a leak that was found. Without a reason a leak stops the run; with one, run
/// and report show both.
public record AcceptedLeaksConfig(
        @Setting(help = "Why films of one patient may be in several splits; empty: they stop the run")
        String patientInTwoSplits,

        @Setting(help = "Why copies of a film may be in several splits; empty: they stop the run")
        String nearDuplicates,

        @Setting(help = "Why pre-training may use labels of the evaluated finding's branch; empty: it stops the run")
        String pretrainingLabels,

        @Setting(help = "Why clinical values may be later than the film; empty: they stop the run")
        String laterClinicalValues,

        @Setting(help = "Why test films may be used again for other settings of a method; empty: it stops the run")
        String testUsedBefore) {
    /// The reason for accepting leaks of a kind; empty for none.
    public String reason(Leak.Kind kind) {
        return switch (kind) {
            case PATIENT_IN_TWO_SPLITS -> patientInTwoSplits.strip();
            case NEAR_DUPLICATES -> nearDuplicates.strip();
            case PRETRAINING_LABELS -> pretrainingLabels.strip();
            case LATER_CLINICAL_VALUES -> laterClinicalValues.strip();
            case TEST_USED_BEFORE -> testUsedBefore.strip();
        };
    }

    /// Path of the setting for a kind.
    public static String setting(Leak.Kind kind) {
        return "acceptedLeaks." + Scalars.name(kind);
    }
}
