package org.discern.data.synthetic;

import java.util.SplittableRandom;
import org.discern.model.Sex;

/// What stays with a patient from film to film: the build of body, chest, heart and bones. Lengths in cm of a
/// body of average size; `size` scales the whole.
///
/// @param halfWidth       of the chest cavity
/// @param halfDepth       of the chest cavity
/// @param apex            height of the tops of the lungs
/// @param rightDome       height of the right dome of the diaphragm at mid breath
/// @param leftDomeDrop    how much lower the left dome is
/// @param domeArch        height of the domes over the bottom of the recesses beside them
/// @param wall            thickness of the chest wall: muscle and fat
/// @param heartSize       relative to the average
/// @param heartTilt       slope of the heart's long axis; large in the tall and thin
/// @param aorta           radius of the aortic arch
/// @param mediastinum     half width, relative to the average
/// @param kyphosis        bend of the spine, 1 average
/// @param scoliosis       sideward bend of the spine
/// @param ribSlope        relative to the average
/// @param ribRadius       half the height of a rib
/// @param clavicleRise    how far the clavicles rise to the shoulders
/// @param breast          radius, 0 for none
/// @param boneDensity     relative to the average
/// @param lungDensity     attenuation of the lungs in 1/cm
/// @param gastricAir      radius of the air bubble in the stomach
/// @param structureSeed   of the vessels and the fine structure of the lungs
record Anatomy(
        double size,
        double halfWidth,
        double halfDepth,
        double apex,
        double rightDome,
        double leftDomeDrop,
        double domeArch,
        double wall,
        double heartSize,
        double heartTilt,
        double aorta,
        double mediastinum,
        double kyphosis,
        double scoliosis,
        double ribSlope,
        double ribRadius,
        double clavicleRise,
        double breast,
        double boneDensity,
        double lungDensity,
        double gastricAir,
        long structureSeed) {

    /// A patient's build. Women are smaller; bones thin, the spine bends and the aorta widens with age.
    static Anatomy draw(Sex sex, double ageYears, SplittableRandom random) {
        boolean female = sex == Sex.FEMALE;
        double old = Math.clamp((ageYears - 40) / 45, 0, 1);
        double stout = Math.pow(random.nextDouble(), 1.8);
        double wide = random.nextGaussian();
        double inflated = random.nextDouble() < 0.15 ? random.nextDouble(0.5, 1) : 0;
        return new Anatomy(
                (female ? 0.94 : 1.03) * (1 + 0.04 * random.nextGaussian()),
                13 + 0.6 * wide + 0.4 * stout,
                8.9 + 0.5 * random.nextGaussian() + 0.9 * inflated,
                21.8 + 0.8 * random.nextGaussian() - 0.3 * wide,
                0.3 + 0.9 * random.nextGaussian() + 1.2 * stout - 1.8 * inflated,
                random.nextDouble(0.2, 2.0),
                6.6 + 0.5 * random.nextGaussian() - 2.2 * inflated,
                1.8 + 3.8 * stout + random.nextDouble(0.6),
                (female ? 0.96 : 1) * (1 + 0.05 * random.nextGaussian() - 0.08 * inflated),
                random.nextDouble(0.35, 0.85) - 0.25 * stout,
                1.45 + 0.5 * old + 0.12 * random.nextGaussian(),
                1 + 0.07 * random.nextGaussian() + 0.1 * stout,
                Math.max(0.2, 0.8 + 0.2 * random.nextGaussian() + 0.7 * old),
                0.9 * random.nextGaussian(),
                1 + 0.13 * random.nextGaussian(),
                random.nextDouble(0.38, 0.52),
                random.nextDouble(0, 3),
                female ? 4.2 + 1.8 * stout + random.nextDouble(0.8) : 0,
                (1.1 - 0.35 * old) * (1 + 0.08 * random.nextGaussian()),
                0.056 + 0.006 * random.nextGaussian() - 0.012 * inflated,
                random.nextDouble(0.6, 2.4),
                random.nextLong());
    }
}
