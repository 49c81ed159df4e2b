package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two models on the same judged films, over all findings; differences are `model` minus `reference`. With
/// several repeats each, they are differences of the means.
///
/// @param macroDifference of the mean AUROC; `null` where it is undefined
/// @param overRepeats the macro differences of repeats of equal seed; `null` where no two repeats pair up
/// @param verdict in words: what these films support, and what they cannot tell
public record ModelComparison(
        String model,
        String reference,
        List<Row> rows,
        @Nullable Double macroDifference,
        @Nullable ConfidenceInterval macroInterval,
        @Nullable Repeated overRepeats,
        String verdict) {
    public ModelComparison {
        rows = List.copyOf(rows);
    }

    /// One finding. `null` where undefined.
    ///
    /// @param holmP the permutation test's p value (DeLong's where that is undefined), adjusted by Holm over the
    ///     findings of this comparison: rejecting below 0.05 errs once in 20 such tables
    /// @param discoveryP the same by Benjamini and Hochberg: of what is rejected below 0.05, one in 20 errs
    /// @param detectable the smallest difference in AUROC that these films would show (p < 0.05) four times in
    ///     five
    public record Row(
            FindingComparison comparison,
            @Nullable Double modelAuroc,
            @Nullable Double referenceAuroc,
            @Nullable Double holmP,
            @Nullable Double discoveryP,
            @Nullable Double detectable) {
        /// No two models that beat chance are further apart.
        private static final double WIDEST = 0.5;

        /// Whether the films support a difference, after Holm's correction at 5 %.
        public boolean supported() {
            return holmP != null && holmP < 0.05;
        }

        /// Whether there are so few films that they would show no difference that two useful models can have.
        public boolean beyondReach() {
            return detectable != null && detectable > WIDEST;
        }
    }
}
