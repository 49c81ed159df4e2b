package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/// Projects a [Chest] onto a [Plate]: along each ray the lengths of soft tissue, lung, free air and opacity are
/// measured exactly between the surfaces they have in common; bones, vessels and devices are laid over it.
final class FilmPainter {
    /// A film wider than this from the frontal position is taken with raised arms.
    private static final double LATERAL_DEGREES = 45;

    private final Chest chest;
    private final Plate plate;
    private final Projection projection;
    private final SoftTissue softTissue;
    private final List<Solid> solids;
    private final List<Quadric> organs;
    private final Texture grain;
    private final Texture patches;
    private final Obstacles obstacles = new Obstacles();

    private FilmPainter(Chest chest, double turnDegrees) {
        this.chest = chest;
        projection = Projection.turned(turnDegrees);
        plate = new Plate(projection);
        softTissue = new SoftTissue(chest.anatomy());
        organs = chest.organs();
        solids = new ArrayList<>(softTissue.bulges());
        solids.addAll(chest.skeleton().vertebrae());
        solids.add(chest.gastricAir());
        solids.addAll(chest.solids());
        grain = new Texture(chest.anatomy().structureSeed(), 1.1);
        patches = new Texture(chest.anatomy().structureSeed() + 1, 1.3);
    }

    /// The attenuation of a chest turned by `turnDegrees`: about 0 for a frontal film, about 90 for a lateral
    /// one.
    static Plate paint(Chest chest, double turnDegrees) {
        FilmPainter painter = new FilmPainter(chest, turnDegrees);
        for (int row = 0; row < Plate.SIZE; row++) painter.paintRow(row);
        painter.paintTubes(Math.abs(turnDegrees) > LATERAL_DEGREES);
        return painter.plate;
    }

    private void paintRow(int row) {
        double z = Plate.z(row);
        Slice trunk = softTissue.trunk(z).slice(projection);
        for (int column = 0; column < Plate.SIZE; column++) {
            plate.add(column, row, 2 * Attenuation.SOFT_TISSUE * trunk.half(Plate.u(column)));
        }
        for (Solid solid : solids) {
            paintSolid(row, solid.slice(projection, z), solid.density());
        }
        List<Slice> hidden = organSlices(z);
        for (Side side : Side.values()) paintLung(row, chest.side(side), hidden);
    }

    private void paintSolid(int row, Slice slice, double density) {
        if (!slice.isHit()) return;
        for (int column = 0; column < Plate.SIZE; column++) {
            plate.add(column, row, 2 * density * slice.half(Plate.u(column)));
        }
    }

    private List<Slice> organSlices(double z) {
        List<Slice> slices = new ArrayList<>();
        slices.add(chest.mediastinum().section(z).slice(projection));
        for (Quadric organ : organs) {
            Slice slice = organ.slice(projection, z);
            if (slice.isHit()) slices.add(slice);
        }
        return slices;
    }

    /// Takes the soft tissue out of one side of the chest and puts there what it holds.
    private void paintLung(int row, Hemithorax side, List<Slice> hidden) {
        LungRow lung = new LungRow(chest, side, projection, Plate.z(row));
        if (!lung.isHit()) return;
        for (int column = 0; column < Plate.SIZE; column++) {
            double u = Plate.u(column);
            if (!lung.isHit(u)) continue;
            obstacles.clear();
            for (Slice organ : hidden) obstacles.add(organ, u);
            plate.add(column, row, lung.change(u, obstacles, grain, patches));
        }
    }

    private void paintTubes(boolean armsRaised) {
        for (Tube arm : softTissue.arms(armsRaised)) plate.add(arm);
        for (Tube bone : chest.skeleton().tubes(armsRaised)) plate.add(bone);
        for (Tube airway : chest.mediastinum().airways()) plate.add(airway);
        for (Tube tube : chest.tubes()) plate.add(tube);
        for (Tube vessel : chest.vessels()) plate.add(vessel, this::isLung);
    }

    private boolean isLung(Point point) {
        Hemithorax side = chest.side(point.x() > 0 ? Side.LEFT : Side.RIGHT);
        if (!side.lung(point.z(), 0.25).contains(point)) return false;
        if (chest.mediastinum().section(point.z()).contains(point)) return false;
        for (Quadric organ : organs) {
            if (organ.contains(point)) return false;
        }
        return true;
    }
}
