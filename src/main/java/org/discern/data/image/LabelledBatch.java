package org.discern.data.image;

/// Pictures with what is known of their findings.
///
/// @param targets a row a picture, a column a finding: 1 positive, 0 negative, `NaN` not known
public record LabelledBatch(ImageBatch pictures, float[][] targets) {}
