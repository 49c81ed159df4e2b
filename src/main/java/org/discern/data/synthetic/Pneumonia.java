package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Bronchopneumonia: many soft patches, most in the lower fields, in one lung or both.
record Pneumonia(List<LungPlace> patches) implements Lesion {
    private static final int PATCHES = 11;

    static Pneumonia draw(SplittableRandom random) {
        Side side = Side.draw(random);
        boolean both = random.nextDouble() < 0.4;
        LungPlace focus = LungPlace.draw(side, 0.05, 0.6, random);
        List<LungPlace> patches = new ArrayList<>();
        for (int i = 0; i < PATCHES; i++) {
            boolean other = both && i % 2 == 1;
            LungPlace patch = focus.near(0.24, random);
            Side where = other ? (side == Side.LEFT ? Side.RIGHT : Side.LEFT) : side;
            patches.add(new LungPlace(where, patch.height(), patch.lateral(), patch.forward()));
        }
        return new Pneumonia(patches);
    }

    @Override
    public void place(Chest chest, double severity) {
        int count = (int) Math.ceil(patches.size() * (0.6 + 0.4 * severity));
        for (LungPlace patch : patches.subList(0, count)) {
            Quadric shape = Quadric.sphere(patch.in(chest), 1.5 + 1.2 * severity);
            chest.add(new Opacity(shape, 0.09 + 0.05 * severity, 0.8));
        }
    }
}
