package org.discern.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.discern.model.GreyImage;
import org.discern.model.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LesionTest {
    private static final Anatomy ANATOMY = Anatomy.draw(Sex.MALE, 50, new SplittableRandom(11));
    private static final Technique PLAIN = new Technique(0, 0, 34, 0, 0, 0.5, 0, 0.25, 0.95, 1, 0.1);

    /// Attenuation with the lesion less that without.
    private record Difference(Plate with, Plate without) {
        static Difference of(Lesion lesion, double severity, double degrees) {
            Chest chest = new Chest(ANATOMY, 0.2);
            lesion.place(chest, severity);
            return new Difference(
                    FilmPainter.paint(chest, degrees), FilmPainter.paint(new Chest(ANATOMY, 0.2), degrees));
        }

        double at(double u, double z) {
            return with.at(u, z) - without.at(u, z);
        }

        /// Sum over the detector of the size of the difference times `weight(u, z)`.
        double sum(DoubleBinaryOperator weight) {
            double sum = 0;
            for (int row = 0; row < Plate.SIZE; row++) {
                for (int column = 0; column < Plate.SIZE; column++) {
                    double u = Plate.u(column);
                    double z = Plate.z(row);
                    sum += Math.abs(at(u, z)) * weight.applyAsDouble(u, z);
                }
            }
            return sum;
        }

        double share(DoubleBinaryOperator region) {
            return sum(region) / sum((u, z) -> 1);
        }

        double shareRising() {
            return share((u, z) -> at(u, z) > 0 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingShowsAt64PixelsAndGrowsWithItsSeverity(Pathology pathology) {
        Lesion lesion = Lesion.draw(pathology, new SplittableRandom(23));
        Difference slight = Difference.of(lesion, 0.2, 0);
        Difference severe = Difference.of(lesion, 0.95, 0);
        assertTrue(severe.sum((u, z) -> 1) > slight.sum((u, z) -> 1));
        GreyImage with = Developer.develop(severe.with, PLAIN, 1, 64, 64, new SplittableRandom(1));
        GreyImage without = Developer.develop(severe.without, PLAIN, 1, 64, 64, new SplittableRandom(1));
        int largest = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) largest = Math.max(largest, Math.abs(with.at(x, y) - without.at(x, y)));
        }
        assertTrue(largest >= 12, "largest change of grey: " + largest);
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingLeavesALateralTraceToo(Pathology pathology) {
        Difference difference = Difference.of(Lesion.draw(pathology, new SplittableRandom(29)), 0.8, 90);
        assertTrue(difference.sum((u, z) -> 1) * Plate.CM_PER_PIXEL * Plate.CM_PER_PIXEL > 0.1);
    }

    @Test
    void effusionFillsTheBaseOfItsSideAndBluntsTheAngle() {
        Difference difference = Difference.of(new Effusion(1), 0.5, 0);
        assertTrue(difference.share((u, z) -> u < 0 ? 1 : 0) > 0.999);
        assertTrue(difference.share((u, z) -> z < 8 ? 1 : 0) > 0.95);
        Chest chest = new Chest(ANATOMY, 0.2);
        double floor = chest.side(Side.RIGHT).floor();
        double wall = chest.side(Side.RIGHT).cageHalfWidth(floor + 2);
        double blunting = 0;
        for (double z = floor; z < floor + 4; z += 0.2) blunting = Math.max(blunting, difference.at(-wall + 0.7, z));
        assertTrue(blunting > 0.1, "the angle is still clear");
    }

    @Test
    void effusionClimbsTheWall() {
        Chest chest = new Chest(ANATOMY, 0.2);
        new Effusion(1).place(chest, 0.5);
        double medial = surface(chest.side(Side.RIGHT), -5);
        double lateral = surface(chest.side(Side.RIGHT), -10.5);
        assertTrue(lateral > medial + 1, "surface at " + medial + " and " + lateral);
        assertEquals(surface(chest.side(Side.LEFT), 5), chest.side(Side.LEFT).floor(), 0.2);
    }

    /// Lowest height at which the cavity is not full of fluid.
    private static double surface(Hemithorax side, double x) {
        double z = side.floor();
        while (!side.cavity(z).contains(new Point(x, side.cageMiddle(z), z))) z += 0.05;
        return z;
    }

    @Test
    void pneumothoraxClearsTheRimOfItsSide() {
        Difference difference = Difference.of(new Pneumothorax(Side.LEFT), 0.3, 0);
        Hemithorax left = new Chest(ANATOMY, 0.2).side(Side.LEFT);
        double lateral = left.cageHalfWidth(12) - 1.2;
        assertTrue(difference.at(lateral, 12) < -0.02);
        assertTrue(difference.at(lateral - 7, 12) > 0, "the lung beside it has become denser");
    }

    @Test
    void aNoduleIsWhereItIsOnBothFilms() {
        LungPlace place = new LungPlace(Side.RIGHT, 0.6, 0.6, 0.2);
        LungLesion lesion = new LungLesion(List.of(place));
        Point center = place.in(new Chest(ANATOMY, 0.2));
        for (double degrees : new double[] {0, 90}) {
            double expected = Projection.turned(degrees).u(center);
            Difference difference = Difference.of(lesion, 0.6, degrees);
            assertTrue(difference.share((u, z) -> Math.hypot(u - expected, z - center.z()) < 1.9 ? 1 : 0) > 0.999);
            assertTrue(difference.at(expected, center.z()) > 0.2);
        }
    }

    @Test
    void cardiomegalyWidensTheHeartOnly() {
        Difference difference = Difference.of((chest, s) -> chest.mediastinum().enlargeHeart(1.3), 1, 0);
        assertTrue(difference.share((u, z) -> Math.abs(u) < 12.5 && z < 12 ? 1 : 0) > 0.99);
        assertTrue(difference.shareRising() > 0.95);
    }

    @Test
    void aWideMediastinumIsWideAbove() {
        Lesion lesion = Lesion.draw(Pathology.ENLARGED_CARDIOMEDIASTINUM, new SplittableRandom(1));
        Difference difference = Difference.of(lesion, 0.8, 0);
        assertTrue(difference.share((u, z) -> Math.abs(u) < 8 ? 1 : 0) > 0.99);
        assertTrue(
                difference.share((u, z) -> z > 5 ? 1 : 0) > 0.9, "share " + difference.share((u, z) -> z > 5 ? 1 : 0));
    }

    @Test
    void edemaIsOnBothSidesAroundTheHila() {
        Difference difference = Difference.of(new Edema(0), 0.8, 0);
        double left = difference.share((u, z) -> u > 0 ? 1 : 0);
        assertTrue(left > 0.3 && left < 0.7, "left share " + left);
        assertTrue(difference.at(-6, 8) > 3 * Math.abs(difference.at(-6, 17)));
        assertTrue(difference.shareRising() > 0.95);
    }

    @Test
    void consolidationAndPneumoniaStayInTheirLung() {
        LungPlace place = new LungPlace(Side.LEFT, 0.5, 0.6, 0);
        for (Lesion lesion : List.of(new Consolidation(List.of(place)), new Pneumonia(List.of(place)))) {
            Difference difference = Difference.of(lesion, 0.8, 0);
            assertTrue(difference.share((u, z) -> u > 0 ? 1 : 0) > 0.999);
            assertTrue(difference.shareRising() > 0.9);
            assertTrue(difference.at(18, 10) == 0, "outside of the chest nothing changes");
        }
    }

    @Test
    void atelectasisRaisesTheDome() {
        Difference difference = Difference.of(new Atelectasis(Side.RIGHT, 2, 0), 0.9, 0);
        double dome = new Chest(ANATOMY, 0.2).side(Side.RIGHT).domeTop();
        assertTrue(difference.at(-7, dome + 1.5) > 0.3);
    }

    @Test
    void aFractureChangesOnlyItsRibs() {
        Difference difference = Difference.of(new Fracture(Side.RIGHT, 4, 3, 0.5), 0.9, 0);
        assertEquals(0, difference.sum((u, z) -> u > 0 ? 1 : 0), 1e-6);
        assertTrue(difference.sum((u, z) -> u < 0 ? 1 : 0) > 0);
    }

    @Test
    void devicesOnlyAddMetal() {
        for (int seed = 0; seed < 4; seed++) {
            Difference difference = Difference.of(SupportDevices.draw(new SplittableRandom(seed)), 1, 0);
            assertEquals(1, difference.shareRising(), 1e-4);
        }
    }
}
