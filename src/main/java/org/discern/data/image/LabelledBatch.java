package org.discern.data.image;

/// Pictures with what is known of their findings.
///
/// @param values clinical values, a row a picture; rows without columns where only the image counts
/// @param targets a row a picture, a column a finding: 1 positive, 0 negative, `NaN` not known
public record LabelledBatch(ImageBatch pictures, float[][] values, float[][] targets) {
    /// Pictures without clinical values.
    public LabelledBatch(ImageBatch pictures, float[][] targets) {
        this(pictures, new float[targets.length][0], targets);
    }
}
