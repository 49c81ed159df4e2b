package org.discern.config;

import org.discern.model.Split;

/// Which patients are for training, validation and test. Without `given`, all are drawn: each patient by a
/// hash of `seed` and patient id, so that a patient stays where it is when rows are added. With `given`, the
/// table decides, and the validation share is drawn from the patients that it gives to training.
///
/// @param given field that gives `train`, `validation` or `test`; none to draw
/// @param seed seed of the draw
/// @param validation share of the patients drawn for validation, 0 to 1
/// @param test share of the patients drawn for test, 0 to 1
public record SplitConfig(
        @WhenAbsent("{}") FieldConfig given,
        @WhenAbsent("1") long seed,
        double validation,
        @WhenAbsent("0") double test) {
    public SplitConfig {
        given.requireConstants("given", Split.values());
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new IllegalArgumentException("validation and test must be shares that leave some for training, got "
                    + validation + " and " + test);
        }
        if (!given.isNone() && test > 0) {
            throw new IllegalArgumentException("test must be 0 where the table gives the split, got " + test);
        }
    }
}
