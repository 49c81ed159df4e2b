package org.discern.stats;

import org.discern.model.Problem;

/// Features brought to mean 0 and standard deviation 1 by the statistics of the training films. A feature
/// that does not vary among them becomes 0 everywhere.
///
/// @param mean by feature
/// @param scale one over the standard deviation, by feature; 0 where the feature does not vary
record Standardisation(double[] mean, double[] scale) {
    private static final double FLOAT_RESOLUTION = 1e-7;

    /// @param features training films x features; at least one film
    static Standardisation of(float[][] features) {
        checkFinite(features);
        int dimension = features[0].length;
        double[] mean = new double[dimension];
        for (float[] row : features) {
            for (int k = 0; k < dimension; k++) mean[k] += (double) row[k] / features.length;
        }
        double[] variance = new double[dimension];
        for (float[] row : features) {
            for (int k = 0; k < dimension; k++)
                variance[k] += (row[k] - mean[k]) * (row[k] - mean[k]) / features.length;
        }
        double[] scale = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            double deviation = Math.sqrt(variance[k]);
            scale[k] = deviation > FLOAT_RESOLUTION * Math.abs(mean[k]) ? 1 / deviation : 0;
        }
        return new Standardisation(mean, scale);
    }

    float[][] apply(float[][] features) {
        checkFinite(features);
        float[][] standardised = new float[features.length][mean.length];
        for (int film = 0; film < features.length; film++) {
            for (int k = 0; k < mean.length; k++) {
                standardised[film][k] = (float) ((features[film][k] - mean[k]) * scale[k]);
            }
        }
        return standardised;
    }

    /// @throws Problem naming the first film with a feature that is not finite
    static void checkFinite(float[][] features) {
        for (int film = 0; film < features.length; film++) {
            for (float value : features[film]) {
                if (!Float.isFinite(value)) throw notFinite(film);
            }
        }
    }

    private static Problem notFinite(int film) {
        return new Problem(
                "The features of film " + (film + 1) + " hold a value that is not a finite number",
                "The encoder has diverged: take an earlier checkpoint, or train again with a lower learning rate");
    }
}
