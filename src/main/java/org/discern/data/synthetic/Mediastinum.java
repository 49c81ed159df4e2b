package org.discern.data.synthetic;

import java.util.List;

/// What lies between the lungs: the heart, the great vessels and the tissue around them.
final class Mediastinum {
    private static final Profile HALF_WIDTH =
            new Profile(new double[] {-6, 4, 8, 12, 15, 18, 22}, new double[] {2.9, 2.9, 3.1, 2.8, 2.6, 2.6, 3.2});

    private final Anatomy anatomy;
    private final double heartDrop;
    private double heartScale;
    private double widening;
    private double shift;

    /// @param breath -1 for shallow to 1 for deep inspiration, which lowers the heart and makes it slimmer
    Mediastinum(Anatomy anatomy, double breath) {
        this.anatomy = anatomy;
        this.heartScale = anatomy.heartSize() * (1 - 0.04 * breath);
        this.heartDrop = 0.6 * breath;
    }

    void enlargeHeart(double factor) {
        heartScale *= factor;
    }

    /// Widens the upper mediastinum by `cm` to each side, and the aortic arch with it.
    void widen(double cm) {
        widening += cm;
    }

    /// Moves everything `cm` to the patient's left.
    void shift(double cm) {
        shift += cm;
    }

    /// Horizontal cut through the tissue in the middle.
    Section section(double z) {
        double upper = widening * Math.exp(-(z - 14) * (z - 14) / 45);
        double behindSternum = 4.6 - 0.6 * upper;
        double front = anatomy.halfDepth() - behindSternum;
        return new Section(
                shift + 0.3 * anatomy.scoliosis(), front - 7.2, HALF_WIDTH.at(z) * anatomy.mediastinum() + upper, 7.2);
    }

    /// The organs that bulge from it into the lungs.
    List<Quadric> organs() {
        double arch = anatomy.aorta() * (1 + 0.2 * widening);
        double edge = 2.2 * anatomy.mediastinum() + widening;
        return List.of(
                ventricles(),
                Quadric.ellipsoid(heart(-1.9, 1.0, 3.6), 2.9 * heartScale, 4.4 * heartScale, 4.2 * heartScale),
                Quadric.ellipsoid(heart(0.4, -2.4, 4.6), 4 * heartScale, 3.1 * heartScale, 3.4 * heartScale),
                Quadric.ellipsoid(at(0.55 * edge + 1.1, -1.4, 13.8), arch + 0.4, 4.2, arch + 0.3),
                Quadric.ellipsoid(at(2.3, -5.6, 5), 0.85 * anatomy.aorta(), 0.85 * anatomy.aorta(), 10.5),
                Quadric.ellipsoid(at(2.2, 1.2, 9.4), 2.1, 4.4, 2.7),
                Quadric.ellipsoid(at(-0.55 * edge - 1.2, 0.6, 11), 1.2, 3.2, 6));
    }

    /// Trachea and main bronchi: air in soft tissue.
    List<Tube> airways() {
        double air = -0.75 * Attenuation.SOFT_TISSUE;
        Point carina = at(0.3, -2, 11.8);
        return List.of(
                Tube.solid(List.of(new Point(0, 0, anatomy.apex() + 7), at(0, -1.6, 17), carina), 0.8, air),
                Tube.solid(List.of(carina, at(-2.9, -2.2, 9.2)), 0.6, air),
                Tube.solid(List.of(carina, at(3.4, -2.4, 9.5)), 0.55, air));
    }

    /// Left and right ventricle, the axis to the left, forwards and down.
    private Quadric ventricles() {
        Point axis = new Point(0.85, 0.45, -anatomy.heartTilt());
        return Quadric.spheroid(heart(2.9, 2.4, 2.6), axis, 7 * heartScale, 5.2 * heartScale);
    }

    /// A place in the heart that moves out as it grows.
    private Point heart(double x, double y, double z) {
        double growth = heartScale - 1;
        double forward = y * anatomy.halfDepth() / 8.9;
        return at(x + 1.6 * growth, forward + 0.5 * growth, z - heartDrop - 0.8 * growth);
    }

    private Point at(double x, double y, double z) {
        return new Point(x + shift, y, z);
    }
}
