package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Lines, tubes, leads and wires. Which ones a patient has is drawn once; more of them show when more severe.
///
/// @param order kinds of device in the order in which they come
record SupportDevices(Side side, List<Device> order) implements Lesion {
    /// A kind of device.
    enum Device {
        VENOUS_CATHETER,
        TRACHEAL_TUBE,
        LEADS,
        PACEMAKER,
        STERNAL_WIRES
    }

    static SupportDevices draw(SplittableRandom random) {
        List<Device> pool = new ArrayList<>(List.of(Device.values()));
        List<Device> order = new ArrayList<>();
        while (!pool.isEmpty()) order.add(pool.remove(random.nextInt(pool.size())));
        return new SupportDevices(Side.draw(random), order);
    }

    @Override
    public void place(Chest chest, double severity) {
        int count = 1 + (int) Math.round(2 * severity);
        for (Device device : order.subList(0, count)) {
            switch (device) {
                case VENOUS_CATHETER -> addCatheter(chest);
                case TRACHEAL_TUBE -> addTrachealTube(chest);
                case LEADS -> addLeads(chest);
                case PACEMAKER -> addPacemaker(chest);
                case STERNAL_WIRES -> addSternalWires(chest);
            }
        }
    }

    private void addCatheter(Chest chest) {
        double top = chest.anatomy().apex() + 6;
        List<Point> course = List.of(
                new Point(4.5 * side.sign, 1, top),
                new Point(3.2 * side.sign, 2, top - 6),
                new Point(0.8 * side.sign - 1, 1.5, top - 10),
                new Point(-2.3, 1, top - 13),
                new Point(-2.6, 0.8, 7.5));
        chest.add(Tube.solid(smooth(course), 0.13, Attenuation.CATHETER * 2));
    }

    private static void addTrachealTube(Chest chest) {
        double top = chest.anatomy().apex() + 8;
        List<Point> course = List.of(new Point(0.2, 1, top), new Point(0, -0.5, 18), new Point(0.1, -1, 13.5));
        chest.add(Tube.bone(smooth(course), 0.42, Attenuation.CATHETER * 0.6));
    }

    private void addLeads(Chest chest) {
        double front = chest.anatomy().halfDepth();
        for (int i = 0; i < 3; i++) {
            double x = (-8.5 + 8.5 * i) * side.sign;
            double z = i == 1 ? 2.5 : 13;
            Point patch = new Point(x, (i == 1 ? 1.2 : 0.7) * front, z);
            Point bend = new Point(x * 0.5 + 3 * side.sign, 1.1 * front, z - 7);
            Point end = new Point(9 * side.sign, front - 1, -14);
            chest.add(Tube.solid(smooth(List.of(patch, bend, end)), 0.09, Attenuation.METAL));
            chest.add(new Solid(Quadric.ellipsoid(patch, 0.5, 0.25, 0.5), Attenuation.METAL));
        }
    }

    private static void addPacemaker(Chest chest) {
        Point box = new Point(9.5, 0.7 * chest.anatomy().halfDepth(), 16.5);
        chest.add(new Solid(Quadric.ellipsoid(box, 2.3, 0.5, 2.1), 1.4 * Attenuation.METAL));
        List<Point> lead = List.of(
                box,
                new Point(5, 5, 18.6),
                new Point(-1.4, 2, 15.5),
                new Point(-2.4, 1, 8),
                new Point(0, 3, 2.6),
                new Point(4.6, 5, 1.2));
        chest.add(Tube.solid(smooth(lead), 0.13, Attenuation.METAL));
    }

    private static void addSternalWires(Chest chest) {
        double front = chest.anatomy().halfDepth() + 0.4;
        for (int i = 0; i < 5; i++) {
            double z = 15.5 - 2.9 * i;
            double y = front - 0.012 * (z - 4) * (z - 4);
            List<Point> loop = List.of(
                    new Point(-0.9, y, z),
                    new Point(0, y + 0.3, z + 0.45),
                    new Point(0.9, y, z),
                    new Point(0, y, z - 0.45),
                    new Point(-0.9, y, z));
            chest.add(Tube.solid(loop, 0.1, Attenuation.METAL));
        }
    }

    /// A smooth curve through points in order (Catmull-Rom spline).
    private static List<Point> smooth(List<Point> points) {
        List<Point> curve = new ArrayList<>();
        int last = points.size() - 1;
        for (int i = 0; i < last; i++) {
            Point start = points.get(i);
            Point end = points.get(i + 1);
            Point startSlope = end.minus(points.get(Math.max(0, i - 1))).times(0.5);
            Point endSlope = points.get(Math.min(last, i + 2)).minus(start).times(0.5);
            for (int step = 0; step < 8; step++) {
                double t = step / 8.0;
                double turn = t * t * (3 - 2 * t);
                curve.add(start.towards(end, turn)
                        .plus(startSlope.times(t * (1 - t) * (1 - t)))
                        .plus(endSlope.times(-t * t * (1 - t))));
            }
        }
        curve.add(points.getLast());
        return curve;
    }
}
