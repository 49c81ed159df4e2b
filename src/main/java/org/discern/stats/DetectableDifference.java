package org.discern.stats;

import java.util.OptionalDouble;

/// The smallest difference of two models' AUROCs that a test set shows: at a two-sided level of 5 % it is
/// found with a power of 80 %.
///
///     d = (z_0.975 + z_0.8) SE = 2.80 SE,  SE^2 = var(A1) + var(A2) - 2 cov(A1, A2)
///
/// with DeLong's covariance of the two models at hand. A plan for sets and models like these, not a test: a
/// difference below it that was not found says nothing of equality.
public final class DetectableDifference {
    private static final double LEVEL = 0.95;
    private static final double POWER = 0.8;

    private DetectableDifference() {}

    /// @param weights of the models in the difference, such as 1 and -1
    /// @return empty where the difference has no variance
    static OptionalDouble of(DeLong deLong, double... weights) {
        double error = deLong.standardError(weights);
        return error > 0 ? OptionalDouble.of(ofStandardError(error)) : OptionalDouble.empty();
    }

    static double ofStandardError(double error) {
        return (Normal.twoSided(LEVEL) + Normal.quantile(POWER)) * error;
    }
}
