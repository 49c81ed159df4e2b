package org.discern.model;

import java.util.List;

/// A way by which a test could know its answers beforehand, so that its scores are too good.
///
/// @param what what was found, in numbers
/// @param examples some of it, as names of image files; may be empty
public record Leak(Kind kind, String what, List<String> examples) {
    public Leak {
        examples = List.copyOf(examples);
    }

    /// The ways that are looked for.
    public enum Kind {
        /// Films of one patient are in several splits.
        PATIENT_IN_TWO_SPLITS,
        /// A film of one split is a copy of a film of another.
        NEAR_DUPLICATES,
        /// Labels used in pre-training say something of what is evaluated.
        PRETRAINING_LABELS,
        /// Clinical values were measured after the film.
        LATER_CLINICAL_VALUES,
        /// Earlier runs have been judged on the same test films, and this one is another attempt.
        TEST_USED_BEFORE
    }
}
