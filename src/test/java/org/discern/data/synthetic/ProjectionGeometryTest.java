package org.discern.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionGeometryTest {
    @Test
    void chordOfASphereIsThatOfTheCircle() {
        Slice slice = Quadric.sphere(new Point(2, -1, 3), 5).slice(Projection.turned(0), 6);
        double radius = 4; // at 3 cm above the centre
        assertEquals(radius, slice.half(2), 1e-12);
        assertEquals(Math.sqrt(radius * radius - 9), slice.half(5), 1e-12);
        assertEquals(-1, slice.middle(2), 1e-12);
        assertEquals(0, slice.half(6.1));
        assertTrue(slice.isHit());
        assertEquals(
                false,
                Quadric.sphere(new Point(2, -1, 3), 5)
                        .slice(Projection.turned(0), 8.1)
                        .isHit());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, 45, 90})
    void chordsAddUpToTheVolumeFromEverySide(double degrees) {
        Quadric spheroid = Quadric.spheroid(new Point(1, 2, 3), new Point(0.8, 0.4, -0.5), 6, 4);
        double volume = 0;
        double step = 0.05;
        for (double z = -8; z < 14; z += step) {
            Slice slice = spheroid.slice(Projection.turned(degrees), z);
            for (double u = -12; u < 14; u += step) volume += 2 * slice.half(u) * step * step;
        }
        assertEquals(4 / 3.0 * Math.PI * 6 * 4 * 4, volume, 0.5);
    }

    @Test
    void chordsEndWhereTheSolidEnds() {
        SplittableRandom random = new SplittableRandom(3);
        Projection projection = Projection.turned(31);
        Quadric solid = Quadric.spheroid(new Point(1, 2, 3), new Point(0.3, 0.9, 0.4), 5, 3);
        for (int i = 0; i < 2_000; i++) {
            double u = random.nextDouble(-6, 8);
            double z = random.nextDouble(-3, 9);
            double depth = random.nextDouble(-6, 8);
            Slice slice = solid.slice(projection, z);
            boolean inside = Math.abs(depth - slice.middle(u)) <= slice.half(u);
            Point point = projection
                    .across()
                    .times(u)
                    .plus(projection.along().times(depth))
                    .plus(new Point(0, 0, z));
            assertEquals(solid.contains(point), inside, () -> "at " + point);
        }
    }

    @Test
    void freeLengthIsWhatSamplingFinds() {
        SplittableRandom random = new SplittableRandom(5);
        Obstacles obstacles = new Obstacles();
        for (int trial = 0; trial < 50; trial++) {
            obstacles.clear();
            double[] middles = random.doubles(6, -10, 10).toArray();
            double[] halves = random.doubles(6, 0.1, 4).toArray();
            for (int i = 0; i < 6; i++) {
                obstacles.add(Quadric.cylinder(0, middles[i], 1, halves[i]).slice(Projection.turned(0), 0), 0);
            }
            int free = 0;
            int samples = 20_000;
            for (int s = 0; s < samples; s++) {
                double depth = -9 + 17.0 * (s + 0.5) / samples;
                boolean occupied = false;
                for (int i = 0; i < 6; i++) occupied |= Math.abs(depth - middles[i]) < halves[i];
                if (!occupied) free++;
            }
            assertEquals(17.0 * free / samples, obstacles.free(new Span(-9, 8)), 0.01);
        }
        assertEquals(0, obstacles.free(new Span(2, 1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, -75, 90})
    void sidesOfTheBodyShareARayAtTheMidline(double degrees) {
        Projection projection = Projection.turned(degrees);
        Span ray = new Span(-5, 5);
        Span left = ray.on(Side.LEFT, 1.3, projection);
        Span right = ray.on(Side.RIGHT, 1.3, projection);
        double leftLength = Math.max(0, left.end() - left.start());
        assertEquals(10, leftLength + Math.max(0, right.end() - right.start()), 1e-9);
        double middle = (left.start() + left.end()) / 2;
        if (leftLength > 0)
            assertTrue(
                    1.3 * projection.across().x() + middle * projection.along().x() > 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTubeKeepsItsMass(boolean cortical) {
        List<Point> path = List.of(new Point(-5, 3, 0), new Point(2, -4, 9), new Point(6, 1, 12));
        double length = 0;
        for (int i = 1; i < path.size(); i++)
            length += path.get(i).minus(path.get(i - 1)).length();
        for (double radius : new double[] {0.05, 0.9}) {
            Plate plate = new Plate(Projection.turned(0));
            plate.add(new Tube(path, radius, radius, 0.4, cortical));
            double mass = 0;
            for (int row = 0; row < Plate.SIZE; row++) {
                for (int column = 0; column < Plate.SIZE; column++) {
                    mass += plate.at(Plate.u(column), Plate.z(row)) * Plate.CM_PER_PIXEL * Plate.CM_PER_PIXEL;
                }
            }
            double expected = 0.4 * Math.PI * radius * radius * length;
            assertEquals(expected, mass, 0.06 * expected, "radius " + radius);
        }
    }
}
