package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// Neighbouring ribs broken in a row, with a step, a gap and thickening at each break.
///
/// @param first  uppermost broken rib, 0 the first
/// @param count  of broken ribs when severe
/// @param course where along the ribs, 0 spine, 1 cartilage
record Fracture(Side side, int first, int count, double course) implements Lesion {
    static Fracture draw(SplittableRandom random) {
        return new Fracture(
                Side.draw(random), random.nextInt(2, 6), random.nextInt(2, 5), random.nextDouble(0.3, 0.75));
    }

    @Override
    public void place(Chest chest, double severity) {
        int broken = Math.max(1, (int) Math.round(count * (0.4 + 0.6 * severity)));
        for (int rib = first; rib < Math.min(Skeleton.RIBS, first + broken); rib++) {
            chest.skeleton().breakRib(side, rib, course + 0.02 * (rib - first), 0.7 + 0.8 * severity);
        }
    }
}
