package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ribs, spine, sternum, clavicles, scapulae and upper arms.
final class Skeleton {
    static final int RIBS = 10;

    private static final int RIB_POINTS = 44;
    private static final double VERTEBRA_CM = 2.35;

    /// A break of a rib: where along it (0 spine, 1 cartilage), and how far the outer part has dropped.
    private record Break(double place, double stepCm) {}

    private final Anatomy anatomy;
    private final Hemithorax cage;
    private final Map<Integer, Break> rightBreaks = new HashMap<>();
    private final Map<Integer, Break> leftBreaks = new HashMap<>();

    Skeleton(Anatomy anatomy, Hemithorax cage) {
        this.anatomy = anatomy;
        this.cage = cage;
    }

    /// Breaks a rib (0 the first) at a share of its course, with a step in cm.
    void breakRib(Side side, int rib, double place, double stepCm) {
        breaks(side).put(rib, new Break(place, stepCm));
    }

    /// Place on an unbroken rib; `course` 0 at the spine, 1 where the cartilage begins.
    Point onRib(Side side, int rib, double course) {
        double angle = Math.toRadians(8 + 132 * course);
        double slope = anatomy.ribSlope() * (2.6 + 0.85 * rib);
        double height = anatomy.apex() + 0.6 - 2.35 * rib;
        double z = height + 0.7 * Math.sin(2 * Math.min(angle, Math.PI / 2)) - slope * (1 - Math.cos(angle)) / 2;
        double reference = Math.min(z, anatomy.apex() - 1.2);
        double x = (cage.cageHalfWidth(reference) + 0.35) * Math.sin(angle);
        double y = cage.cageMiddle(reference) - (cage.cageHalfDepth(reference) + 0.35) * Math.cos(angle);
        return new Point(side.sign * Math.max(x, 1.6), y, z);
    }

    /// All that is long and round. With `armsRaised`, as for a lateral film, the arms are out of the way.
    List<Tube> tubes(boolean armsRaised) {
        List<Tube> bones = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int rib = 0; rib < RIBS; rib++) addRib(bones, side, rib);
            addShoulder(bones, side, armsRaised);
        }
        double front = cage.cageMiddle(8) + cage.cageHalfDepth(8) + 0.9;
        double top = cage.cageMiddle(17) + cage.cageHalfDepth(17) + 1.2;
        bones.add(Tube.bone(
                List.of(new Point(0, top, 17), new Point(0, front, 9), new Point(0, front + 0.7, 1)),
                0.62,
                dense(0.9)));
        return bones;
    }

    /// The vertebrae, with their end plates, pedicles and spinous processes.
    List<Solid> vertebrae() {
        List<Solid> solids = new ArrayList<>();
        for (int i = -6; i < 12; i++) {
            double z = VERTEBRA_CM * i;
            double half = 0.39 * VERTEBRA_CM;
            Quadric body = Quadric.cylinder(spineX(z), spineY(z), 1.75, 1.45);
            solids.add(new Solid(body, z - half, z + half, dense(0.15)));
            solids.add(new Solid(body, z - half, z - half + 0.22, dense(0.14)));
            solids.add(new Solid(body, z + half - 0.22, z + half, dense(0.14)));
            for (Side side : Side.values()) {
                Point pedicle = new Point(spineX(z) + 1.15 * side.sign, spineY(z) - 1.9, z + 0.3);
                solids.add(new Solid(Quadric.ellipsoid(pedicle, 0.35, 0.8, 0.55), dense(0.5)));
            }
            Point process = new Point(spineX(z), spineY(z) - 3.6, z - 0.8);
            solids.add(new Solid(Quadric.ellipsoid(process, 0.3, 1.4, 0.6), dense(0.4)));
        }
        return solids;
    }

    private void addRib(List<Tube> bones, Side side, int rib) {
        Break gap = breaks(side).get(rib);
        double end = gap == null ? 1 : gap.place();
        bones.add(Tube.bone(course(side, rib, 0, end, 0), anatomy.ribRadius(), dense(0.6)));
        if (gap == null) return;
        bones.add(Tube.bone(course(side, rib, end + 0.035, 1, gap.stepCm()), anatomy.ribRadius(), dense(0.6)));
        Point callus = onRib(side, rib, end).plus(new Point(0, 0, -gap.stepCm() / 2));
        bones.add(
                Tube.solid(List.of(callus, callus.plus(new Point(0, 0, 0.3))), 1.8 * anatomy.ribRadius(), dense(0.8)));
    }

    private List<Point> course(Side side, int rib, double from, double to, double drop) {
        List<Point> path = new ArrayList<>();
        int points = Math.max(2, (int) (RIB_POINTS * (to - from)));
        for (int i = 0; i < points; i++) {
            Point point = onRib(side, rib, from + (to - from) * i / (points - 1));
            path.add(point.plus(new Point(0, 0, -drop)));
        }
        return path;
    }

    private void addShoulder(List<Tube> bones, Side side, boolean armsRaised) {
        int s = side.sign;
        double base = anatomy.apex() - 3.6;
        Point joint = new Point(17.4 * s, -1.5, base + 0.3 + 0.4 * anatomy.clavicleRise());
        bones.add(Tube.bone(
                List.of(
                        new Point(1.7 * s, 4.6, base),
                        new Point(5 * s, 5.4, base + 0.5 + 0.3 * anatomy.clavicleRise()),
                        new Point(10.5 * s, 2.4, base + 0.8 + 0.8 * anatomy.clavicleRise()),
                        new Point(15.5 * s, 0.2, base + 1.6 + anatomy.clavicleRise())),
                0.55,
                dense(0.6)));
        Point elbow = armsRaised ? new Point(13.0 * s, 16, joint.z() + 12) : new Point(22.5 * s, -1, joint.z() - 27);
        Point head = armsRaised ? new Point(14.5 * s, 2, joint.z() + 2) : joint;
        bones.add(Tube.bone(List.of(head, head.towards(elbow, 0.05)), 2.2, dense(0.12)));
        bones.add(Tube.bone(List.of(head, elbow), 1.15, dense(0.38)));
        Point tip = new Point((armsRaised ? 13 : 10.5) * s, -9, base - 11);
        Point glenoid = new Point(15.3 * s, -3.5, base - 0.5);
        Point corner = new Point(9.2 * s, -9.5, base - 0.5);
        bones.add(Tube.bone(List.of(glenoid, tip), 0.5, dense(0.6)));
        bones.add(Tube.bone(List.of(corner, tip), 0.22, dense(0.6)));
        bones.add(Tube.bone(List.of(corner, new Point(15 * s, -5, base + 2)), 0.45, dense(0.6)));
    }

    private double dense(double share) {
        return share * Attenuation.BONE * anatomy.boneDensity();
    }

    private double spineX(double z) {
        return anatomy.scoliosis() * Math.sin(z / 7) * 0.8;
    }

    private double spineY(double z) {
        return -6.3 + 0.011 * anatomy.kyphosis() * (z - 9) * (z - 9) - 0.8 * anatomy.kyphosis();
    }

    private Map<Integer, Break> breaks(Side side) {
        return side == Side.LEFT ? leftBreaks : rightBreaks;
    }
}
