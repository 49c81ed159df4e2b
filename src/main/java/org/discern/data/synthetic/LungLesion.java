package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One to three round nodules or masses.
///
/// @param places fractions of the way through a lung, see [LungPlace]
record LungLesion(List<LungPlace> places) implements Lesion {
    static LungLesion draw(SplittableRandom random) {
        List<LungPlace> places = new ArrayList<>();
        int count = 1 + (int) (3 * Math.pow(random.nextDouble(), 2));
        for (int i = 0; i < count; i++) places.add(LungPlace.draw(Side.draw(random), 0.1, 0.95, random));
        return new LungLesion(places);
    }

    @Override
    public void place(Chest chest, double severity) {
        double radius = 0.8 + 1.4 * severity;
        for (LungPlace place : places) {
            Quadric ball = Quadric.sphere(place.in(chest), radius);
            chest.add(new Opacity(ball, 0.75 * Attenuation.SOFT_TISSUE, 0.15));
            radius *= 0.7;
        }
    }
}
