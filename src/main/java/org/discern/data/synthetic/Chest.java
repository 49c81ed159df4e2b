package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/// A patient's chest at one moment, in three dimensions: normal anatomy at one depth of breath, which lesions
/// then change. Every projection of it is painted from this one body, so that a lesion is where it belongs on
/// all films of a study.
final class Chest {
    private static final double HILUM = 9.2;

    private final Anatomy anatomy;
    private final Hemithorax right;
    private final Hemithorax left;
    private final Mediastinum mediastinum;
    private final Skeleton skeleton;
    private final List<Opacity> opacities = new ArrayList<>();
    private final List<Tube> tubes = new ArrayList<>();
    private final List<Solid> solids = new ArrayList<>();
    private double congestion;

    /// @param inspiration -1 for shallow to 1 for deep
    Chest(Anatomy anatomy, double inspiration) {
        this.anatomy = anatomy;
        right = new Hemithorax(Side.RIGHT, anatomy, inspiration);
        left = new Hemithorax(Side.LEFT, anatomy, inspiration);
        mediastinum = new Mediastinum(anatomy, inspiration);
        skeleton = new Skeleton(anatomy, right);
    }

    Anatomy anatomy() {
        return anatomy;
    }

    Hemithorax side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    Mediastinum mediastinum() {
        return mediastinum;
    }

    Skeleton skeleton() {
        return skeleton;
    }

    /// Adds something that shows only where there is lung.
    void add(Opacity opacity) {
        opacities.add(opacity);
    }

    /// Adds a tube that shows wherever it runs.
    void add(Tube tube) {
        tubes.add(tube);
    }

    void add(Solid solid) {
        solids.add(solid);
    }

    /// Widens the vessels of the lungs, those of the upper lobes most; 0 normal, 1 severe.
    void congest(double severity) {
        congestion = severity;
    }

    List<Opacity> opacities() {
        return opacities;
    }

    List<Tube> tubes() {
        return tubes;
    }

    List<Solid> solids() {
        return solids;
    }

    /// What keeps the lungs from filling the cavities, beside the tissue in the middle.
    List<Quadric> organs() {
        List<Quadric> organs = new ArrayList<>(mediastinum.organs());
        organs.add(right.dome());
        organs.add(left.dome());
        return organs;
    }

    /// The air bubble in the stomach, under the left dome.
    Solid gastricAir() {
        double radius = anatomy.gastricAir();
        Point center = new Point(0.45 * anatomy.halfWidth(), 1.5, left.domeTop() - 1.2 - radius);
        return new Solid(Quadric.ellipsoid(center, 1.5 * radius, radius, radius), -Attenuation.SOFT_TISSUE);
    }

    /// The vessels of both lungs; those below the hila follow the diaphragm.
    List<Tube> vessels() {
        List<Tube> vessels = new ArrayList<>();
        for (Hemithorax side : List.of(right, left)) {
            double stretch = (HILUM - side.floor()) / (HILUM + 5.8);
            for (Tube vessel : Vasculature.grow(anatomy, side.side())) {
                List<Point> path =
                        vessel.path().stream().map(p -> follow(p, stretch)).toList();
                double calibre = 1 + congestion * (path.getLast().z() > HILUM ? 0.7 : 0.35);
                vessels.add(new Tube(path, vessel.startRadius(), vessel.endRadius(), vessel.density(), false)
                        .widened(calibre));
            }
        }
        return vessels;
    }

    private static Point follow(Point point, double stretch) {
        return point.z() > HILUM ? point : new Point(point.x(), point.y(), HILUM + (point.z() - HILUM) * stretch);
    }
}
